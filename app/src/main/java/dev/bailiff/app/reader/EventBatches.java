package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.util.List;

/** Events in order of time, some at once. */
public interface EventBatches extends AutoCloseable {
  /** The next events; an empty list means that there are no more. The list is the caller's. */
  List<Event> next() throws InterruptedException;

  @Override
  void close();
}
