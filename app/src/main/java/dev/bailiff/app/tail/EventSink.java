package dev.bailiff.app.tail;

import dev.bailiff.core.event.Event;
import java.util.List;

/** Where the events of followed logs go. */
@FunctionalInterface
public interface EventSink {
  /** Returns once the events will not be lost any more. Events may come again after a crash. */
  void accept(List<Event> events) throws InterruptedException;
}
