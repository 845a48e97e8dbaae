package dev.bailiff.app.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Events that were sent together, and who waits for what becomes of them. */
final class Submission {
  private final List<Arrival> arrivals;
  private final boolean untilJournaled;
  private final long bytes;
  private final long begun = System.nanoTime();
  private final List<Pending> pending = new ArrayList<>();
  private final CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();

  /**
   * @param untilJournaled whether the sender waits for no more than the journal
   */
  Submission(List<Arrival> arrivals, boolean untilJournaled) {
    this.arrivals = List.copyOf(arrivals);
    this.untilJournaled = untilJournaled;
    this.bytes = arrivals.stream().mapToLong(arrival -> arrival.json().length).sum();
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  long bytes() {
    return bytes;
  }

  CompletableFuture<List<Outcome>> outcomes() {
    return outcomes;
  }

  /** Says what stands for the next of the arrivals. */
  void add(Pending next) {
    pending.add(next);
  }

  /** Tells who waits for the journal alone. */
  void journaled() {
    if (untilJournaled) {
      settle();
    }
  }

  /** Tells who waits, once something is known of every event. */
  void settle() {
    List<Outcome> all = new ArrayList<>(pending.size());
    for (Pending each : pending) {
      RefusedException refusal = each.refusal();
      if (refusal != null) {
        outcomes.completeExceptionally(refusal);
        return;
      }
      all.add(each.outcome());
    }
    outcomes.complete(all);
  }

  /** Whether it was sent so long ago, or longer. */
  boolean isOlderThan(long nanos) {
    return System.nanoTime() - begun >= nanos;
  }

  void refuse(RefusedException refusal) {
    outcomes.completeExceptionally(refusal);
  }

  /** An event on its way; events that were sent twice share one. */
  static final class Pending {
    private final @Nullable Arrival arrival;
    private @Nullable Outcome outcome;
    private @Nullable RefusedException refusal;

    private Pending(@Nullable Arrival arrival, @Nullable Outcome outcome) {
      this.arrival = arrival;
      this.outcome = outcome;
    }

    static Pending known(Outcome outcome) {
      return new Pending(null, outcome);
    }

    static Pending fresh(Arrival arrival) {
      return new Pending(arrival, null);
    }

    void become(Outcome next) {
      outcome = next;
    }

    void refuse(RefusedException cause) {
      refusal = cause;
    }

    Arrival arrival() {
      if (arrival == null) {
        throw new IllegalStateException("nothing is left to be done");
      }
      return arrival;
    }

    Outcome outcome() {
      if (outcome == null) {
        throw new IllegalStateException("not decided yet");
      }
      return outcome;
    }

    @Nullable RefusedException refusal() {
      return refusal;
    }
  }
}
