package dev.bailiff.app.journal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The promise that goes with an append: its records reach the disk, or are refused. */
public final class Ticket {
  private final CompletableFuture<Long> first = new CompletableFuture<>();

  Ticket() {}

  /** Waits until the records are on the disk; returns the number of the first. */
  public long await() throws AppendRefusedException, InterruptedException {
    try {
      return first.get();
    } catch (ExecutionException e) {
      throw AppendRefusedException.again(e);
    }
  }

  /** Whether {@link #await} returns or throws at once. */
  public boolean isSettled() {
    return first.isDone();
  }

  void acknowledge(long sequence) {
    first.complete(sequence);
  }

  void refuse(AppendRefusedException refusal) {
    first.completeExceptionally(refusal);
  }
}
