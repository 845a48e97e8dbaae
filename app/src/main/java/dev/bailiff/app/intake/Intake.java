package dev.bailiff.app.intake;

import dev.bailiff.app.intake.RefusedException.Reason;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.policy.LiveEngine;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Where events come in; any thread may submit. */
public final class Intake {
  /** How often it is looked in the time of an answer who waits for longer. */
  private static final int LOOKS = 16;

  private final IntakeLimits limits;
  private final Waiting waiting;
  private final Decider decider;
  private final long restored;
  private final Thread thread;
  private final Thread watch;
  private volatile boolean broken;

  private Intake(IntakeLimits limits, Waiting waiting, Decider decider, long restored) {
    this.limits = limits;
    this.waiting = waiting;
    this.decider = decider;
    this.restored = restored;
    this.thread = Thread.ofPlatform().daemon().name("decider").unstarted(this::run);
    this.watch = Thread.ofPlatform().daemon().name("lateness").unstarted(this::watch);
  }

  /**
   * Decides what is in the journal after the snapshot again, and then takes events in. The engine
   * must have the snapshot's tables, and is used by one thread of the intake's own from then on.
   *
   * @param snapshots the snapshot to start from, and those to be taken
   * @param facts what is known of an event before it is decided
   */
  public static Intake open(
      Journal journal,
      LiveEngine engine,
      Snapshots snapshots,
      FactSource facts,
      IntakeLimits limits,
      InstantSource time,
      DecisionListener listener)
      throws IOException, InterruptedException {
    Answers answers = new Answers(limits.horizon(), limits.answerBytes());
    Judge again = new Judge(engine, DecisionListener.NONE);
    Restoration restoration = new Restoration(again, answers, snapshots.known());
    restoration.run(journal);
    Waiting waiting = new Waiting(limits);
    Judge judge = new Judge(engine, listener);
    Decider decider =
        new Decider(
            waiting,
            journal,
            judge,
            facts,
            answers,
            time,
            listener,
            snapshots,
            restoration.decided());
    Intake intake = new Intake(limits, waiting, decider, restoration.events());
    intake.thread.start();
    intake.watch.start();
    return intake;
  }

  /** Waits until all of the events are decided; one outcome for each. */
  public List<Outcome> decide(List<Arrival> arrivals)
      throws RefusedException, InterruptedException {
    return submit(new Submission(arrivals, false));
  }

  /** Waits until all of the events are in the journal; one outcome for each. */
  public List<Outcome> accept(List<Arrival> arrivals)
      throws RefusedException, InterruptedException {
    return submit(new Submission(arrivals, true));
  }

  /** How many events of the journal were decided again at the start. */
  public long restored() {
    return restored;
  }

  /** How many events wait to be taken by the deciding thread. */
  public int waiting() {
    return waiting.events();
  }

  /** Whether events are decided at all. */
  public boolean isAlive() {
    return thread.isAlive() && !broken;
  }

  /** Takes no more, decides what waits, and ends. */
  public void stop() throws InterruptedException {
    waiting.close();
    thread.join();
  }

  private List<Outcome> submit(Submission submission)
      throws RefusedException, InterruptedException {
    waiting.add(submission);
    try {
      return submission.outcomes().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Ends the waiting of those who have waited for too long. A time limit for each of them would
   * cost more than the rest of waiting.
   */
  private void watch() {
    Duration within = limits.answerWithin();
    RefusedException late =
        new RefusedException(Reason.LATE, "no answer within " + within.toSeconds() + " s");
    try {
      while (thread.isAlive()) {
        Thread.sleep(within.dividedBy(LOOKS));
        waiting.refuseOlderThan(within.toNanos(), late);
        decider.refuseOlderThan(within.toNanos(), late);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      decider.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the deciding thread", e);
    } finally {
      broken = true; // or at its end, which is the same to who asks
      waiting.close();
      watch.interrupt();
      RefusedException gone = new RefusedException(Reason.STOPPING, "the service is stopping");
      for (List<Submission> left = waiting.poll(1); !left.isEmpty(); left = waiting.poll(1)) {
        left.forEach(submission -> submission.refuse(gone));
      }
      decider.refuseOlderThan(0, gone); // those it was about, if it broke
    }
  }
}
