package dev.bailiff.app.intake;

import dev.bailiff.app.intake.RefusedException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The submissions that wait for the deciding thread, bounded in events and bytes. */
final class Waiting {
  private final IntakeLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Submission> submissions = new ArrayDeque<>();
  private int events;
  private long bytes;
  private boolean closed;

  Waiting(IntakeLimits limits) {
    this.limits = limits;
  }

  void add(Submission submission) throws RefusedException {
    lock.lock();
    try {
      if (closed) {
        throw new RefusedException(Reason.STOPPING, "the service is stopping");
      }
      // One that is alone may be larger than what many may take together.
      if (!submissions.isEmpty()
          && (events + submission.arrivals().size() > limits.waitingEvents()
              || bytes + submission.bytes() > limits.waitingBytes())) {
        throw new RefusedException(Reason.BUSY, events + " events wait already");
      }
      events += submission.arrivals().size();
      bytes += submission.bytes();
      submissions.add(submission);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for submissions; none are returned when no more will come. */
  List<Submission> take(int most) {
    lock.lock();
    try {
      while (submissions.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return poll(most);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for submissions for so long; none are returned if none came or no more will. */
  List<Submission> take(int most, Duration within) throws InterruptedException {
    lock.lock();
    try {
      long left = within.toNanos();
      while (submissions.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return poll(most);
    } finally {
      lock.unlock();
    }
  }

  /** The submissions that wait, up to this many events; a larger one comes alone. */
  List<Submission> poll(int most) {
    List<Submission> taken = new ArrayList<>();
    lock.lock();
    try {
      int size = 0;
      while (!submissions.isEmpty()
          && (taken.isEmpty() || size + submissions.peek().arrivals().size() <= most)) {
        Submission next = submissions.remove();
        size += next.arrivals().size();
        events -= next.arrivals().size();
        bytes -= next.bytes();
        taken.add(next);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Tells those who have waited so long that they need not wait; what they sent stays. */
  void refuseOlderThan(long nanos, RefusedException refusal) {
    lock.lock();
    try {
      for (Submission submission : submissions) {
        if (!submission.isOlderThan(nanos)) {
          return;
        }
        submission.refuse(refusal);
      }
    } finally {
      lock.unlock();
    }
  }

  int events() {
    lock.lock();
    try {
      return events;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
