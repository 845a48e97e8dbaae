package dev.bailiff.app.command;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the policy that a command names, or the shipped one. */
public final class PolicyOpening {
  private PolicyOpening() {}

  /**
   * The policy in the folder, with its problems if it has any; without a folder the shipped one.
   */
  public static OpenPolicy open(@Nullable Path folder) {
    try {
      return OpenPolicy.open(Optional.ofNullable(folder));
    } catch (IOException unreadable) {
      throw new CommandFailure(ExitCode.UNREADABLE, complaint(unreadable));
    }
  }

  /** The policy in the folder, ready to run; its problems, if there are any, go to {@code err}. */
  public static LoadedPolicy require(@Nullable Path folder, PrintWriter err) {
    var opened = open(folder);
    return switch (opened.loading()) {
      case Loading.Accepted accepted -> accepted.policy();
      case Loading.Rejected _ -> {
        err.print(opened.report());
        throw new CommandFailure(ExitCode.FOUND, opened.name() + " cannot be used");
      }
    };
  }

  /**
   * Begins to load the policy on a thread of its own; who asks for it waits until it is there, or
   * is told what {@link #require} would say.
   */
  public static Supplier<LoadedPolicy> begin(@Nullable Path folder, PrintWriter err) {
    var loading = new FutureTask<LoadedPolicy>(() -> require(folder, err));
    Thread.ofPlatform().daemon().name("policy").start(loading);
    return () -> {
      try {
        return loading.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof CommandFailure told) {
          throw told;
        }
        throw new IllegalStateException("loading the policy", failed.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the policy was loaded", e);
      }
    };
  }

  static String complaint(IOException unreadable) {
    return switch (unreadable) {
      case NoSuchFileException missing -> "`" + missing.getFile() + "` does not exist";
      case NotDirectoryException file -> "`" + file.getFile() + "` is not a folder";
      case AccessDeniedException denied -> "no permission to read `" + denied.getFile() + "`";
      default -> String.valueOf(unreadable.getMessage());
    };
  }
}
