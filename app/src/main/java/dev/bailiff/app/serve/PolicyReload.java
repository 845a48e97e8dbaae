package dev.bailiff.app.serve;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.app.policy.PackedPolicy;
import dev.bailiff.app.policy.PolicyFolder;
import dev.bailiff.app.publish.Texts;
import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.source.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the policy's folder holds other texts than before, and takes them over when they
 * have been the same twice, as files are saved one after the other. A policy with problems leaves
 * the one at hand in force.
 */
final class PolicyReload implements Runnable {
  private final Optional<Path> folder;
  private final Taker taker;
  private final LivePolicy policy;
  private final UpkeepListener listener;
  private @Nullable List<String> seen;
  private @Nullable List<String> judged;
  private boolean isUnreadable;

  /** Decides by what a folder holds from now on, or says why not. */
  @FunctionalInterface
  interface Taker {
    /** Empty if it decides by it, or did. */
    Optional<String> take(Texts texts);
  }

  /**
   * Looks at a folder.
   *
   * @param folder the folder; without one it is looked at the shipped policy, once
   */
  PolicyReload(Optional<Path> folder, Taker taker, LivePolicy policy, UpkeepListener listener) {
    this.folder = folder;
    this.taker = taker;
    this.policy = policy;
    this.listener = listener;
  }

  @Override
  public void run() {
    if (folder.isEmpty() && judged != null) {
      return;
    }
    try {
      List<String> now = texts();
      if (now.equals(seen) && !now.equals(judged)) {
        judge();
        judged = now;
      }
      seen = now;
      isUnreadable = false;
    } catch (IOException | UncheckedIOException e) {
      if (!isUnreadable) {
        listener.failed("the policy cannot be read and stays as it is: " + e.getMessage());
      }
      isUnreadable = true;
    }
  }

  private List<String> texts() throws IOException {
    PolicySource source =
        folder.isPresent() ? PolicyFolder.read(folder.get()) : PackedPolicy.read();
    return source.files().stream().flatMap(file -> Stream.of(file.name(), file.text())).toList();
  }

  private void judge() throws IOException {
    OpenPolicy opened = OpenPolicy.open(folder);
    switch (opened.loading()) {
      case Loading.Accepted accepted -> use(Texts.of(opened.source(), accepted.policy()));
      case Loading.Rejected _ ->
          listener.failed("the policy has problems and stays as it is\n" + opened.report());
    }
  }

  private void use(Texts texts) {
    String before = policy.version();
    boolean isFirst = judged == null;
    try {
      Optional<String> objection = taker.take(texts);
      if (objection.isPresent()) {
        listener.failed(objection.get());
      } else if (!before.equals(policy.version())) {
        listener.done("decides by version " + policy.version() + " of the policy");
      } else if (!isFirst) {
        listener.done("facts on file are taken over; the policy's version is the same");
      }
    } catch (IllegalArgumentException e) {
      listener.failed("the policy stays as it is: " + e.getMessage());
    }
  }
}
