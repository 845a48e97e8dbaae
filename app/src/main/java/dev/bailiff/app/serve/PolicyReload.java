package dev.bailiff.app.serve;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.app.policy.PolicyFolder;
import dev.bailiff.rules.load.Loading;
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
  private final Path folder;
  private final LivePolicy policy;
  private final UpkeepListener listener;
  private @Nullable List<String> seen;
  private @Nullable List<String> judged;
  private boolean isUnreadable;

  PolicyReload(Path folder, LivePolicy policy, UpkeepListener listener) {
    this.folder = folder;
    this.policy = policy;
    this.listener = listener;
  }

  @Override
  public void run() {
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
    return PolicyFolder.read(folder).files().stream()
        .flatMap(file -> Stream.of(file.name(), file.text()))
        .toList();
  }

  private void judge() throws IOException {
    OpenPolicy opened = OpenPolicy.open(Optional.of(folder));
    switch (opened.loading()) {
      case Loading.Accepted accepted -> use(accepted);
      case Loading.Rejected _ ->
          listener.failed("the policy has problems and stays as it is\n" + opened.report());
    }
  }

  private void use(Loading.Accepted accepted) {
    String version = accepted.policy().policy().version();
    if (version.equals(policy.version())) {
      return;
    }
    try {
      policy.use(accepted.policy());
      listener.done("decides by version " + version + " of the policy");
    } catch (IllegalArgumentException e) {
      listener.failed("the policy stays as it is: " + e.getMessage());
    }
  }
}
