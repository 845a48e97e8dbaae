package dev.bailiff.core.signal;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import java.util.Optional;
import java.util.function.Consumer;

/** A detector bound to one event type. Raises each signal at most once for an event. */
@FunctionalInterface
public interface Detection {
  /** Raises what is seen in the event. */
  void detect(Event event, Facts facts, Consumer<Signal> raise);

  /**
   * The one {@code TEXT} field that the outcome depends on, if there is such a field. The engine
   * then remembers the outcome for recent values, which pays where values repeat, as agent strings
   * do.
   */
  default Optional<Field> dependsOnlyOn() {
    return Optional.empty();
  }
}
