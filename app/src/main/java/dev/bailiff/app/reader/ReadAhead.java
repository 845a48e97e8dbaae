package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads on a thread of its own while the caller works on what was read; the order stays. */
public final class ReadAhead implements EventBatches {
  /** Enough that neither side waits for the other because of one slow batch. */
  private static final int BATCHES = 8;

  /** A read of a silent pipe cannot be interrupted; the thread does not keep the program alive. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final EventBatches source;
  private final BlockingQueue<List<Event>> ready = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private boolean ended;

  /** Starts reading at once; closing this closes the source. */
  public ReadAhead(EventBatches source) {
    this.source = source;
    this.thread = Thread.ofPlatform().name("bailiff-reader").daemon().start(this::read);
  }

  @Override
  public List<Event> next() throws InterruptedException {
    if (ended) {
      return List.of();
    }
    List<Event> batch = ready.take();
    ended = batch.isEmpty();
    Throwable broken = failure;
    if (ended && broken != null) {
      throw new IllegalStateException("reading failed", broken);
    }
    return batch;
  }

  /** Has the caller of {@link #next} go on who waits for a silent input, as if it had ended. */
  public void wake() {
    ready.offer(List.of()); // where the queue is full, nobody waits
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      if (thread.join(PATIENCE)) {
        source.close();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      List<Event> batch = source.next();
      while (!batch.isEmpty()) {
        ready.put(batch);
        batch = source.next();
      }
      ready.put(List.of());
    } catch (InterruptedException closed) {
      // nobody wants the rest
    } catch (RuntimeException | Error broken) {
      failure = broken;
      ready.clear();
      ready.add(List.of());
    }
  }
}
