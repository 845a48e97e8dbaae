package dev.bailiff.app.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The batches that wait for the writer, bounded in bytes, and whether any more are taken. */
final class Waiting {
  private final long capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();

  /** Of all that has been added and not settled. */
  private long bytes;

  private JournalHealth health = new JournalHealth.Well();

  Waiting(long capacity) {
    this.capacity = capacity;
  }

  void add(Batch batch) throws AppendRefusedException {
    lock.lock();
    try {
      switch (health) {
        case JournalHealth.Closed _ -> throw AppendRefusedException.closed();
        case JournalHealth.Unwell(Throwable cause) -> throw AppendRefusedException.unwell(cause);
        case JournalHealth.Well _ -> {
          if (batch.bytes() > capacity - bytes) {
            throw AppendRefusedException.busy(bytes);
          }
          bytes += batch.bytes();
          batches.add(batch);
          changed.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for batches; none are returned when no more will come. A request to roll comes alone. */
  List<Batch> take(long limit) {
    List<Batch> taken = new ArrayList<>();
    lock.lock();
    try {
      while (batches.isEmpty() && !isClosed()) {
        changed.awaitUninterruptibly();
      }
      long size = 0;
      if (!batches.isEmpty() && batches.peek().isRoll()) {
        return List.of(batches.remove());
      }
      while (!batches.isEmpty()
          && !batches.peek().isRoll()
          && (taken.isEmpty() || size + batches.peek().bytes() <= limit)) {
        Batch batch = batches.remove();
        size += batch.bytes();
        taken.add(batch);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back the room of batches that were taken. */
  void settle(List<Batch> taken) {
    lock.lock();
    try {
      bytes -= Batch.bytes(taken);
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more until further notice; returns what waits. */
  List<Batch> fail(Throwable cause) {
    lock.lock();
    try {
      if (!isClosed()) {
        health = new JournalHealth.Unwell(cause);
      }
      List<Batch> refused = List.copyOf(batches);
      batches.clear();
      bytes -= Batch.bytes(refused);
      return refused;
    } finally {
      lock.unlock();
    }
  }

  void recover() {
    lock.lock();
    try {
      if (!isClosed()) {
        health = new JournalHealth.Well();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      health = new JournalHealth.Closed();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether it was closed before the time had passed. */
  boolean isClosedWithin(Duration duration) {
    lock.lock();
    try {
      long nanos = duration.toNanos();
      while (nanos > 0 && !isClosed()) {
        nanos = changed.awaitNanos(nanos);
      }
      return isClosed();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the writer", e);
    } finally {
      lock.unlock();
    }
  }

  JournalHealth health() {
    lock.lock();
    try {
      return health;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    return health instanceof JournalHealth.Closed;
  }
}
