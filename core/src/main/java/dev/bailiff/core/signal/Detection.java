package dev.bailiff.core.signal;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import java.util.List;
import java.util.function.Consumer;

/** A detector bound to one event type. Raises each signal at most once for an event. */
@FunctionalInterface
public interface Detection {
  /** Raises what is seen in the event. */
  void detect(Event event, Facts facts, Consumer<Signal> raise);

  /**
   * The {@code TEXT} fields that decide the outcome, if nothing else does; otherwise none. The
   * engine then remembers what recent values led to, which pays where values repeat, as agent
   * strings and paths do.
   */
  default List<Field> decidedBy() {
    return List.of();
  }

  /** Whether that is so for this event; one that has more than these fields may need a look. */
  default boolean isDecidedByFields(Event event) {
    return true;
  }

  /**
   * Whether this text in this field adds nothing to the outcome. Where it is so for every field of
   * {@link #decidedBy()} that the event has, nothing is raised.
   */
  default boolean isSilentOn(Field field, String text) {
    return false;
  }
}
