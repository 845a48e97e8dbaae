package dev.bailiff.app.intake;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.util.List;

/** Knows something about events before they are decided; asked on the deciding thread. */
@FunctionalInterface
public interface FactSource {
  /**
   * What is known with what this source adds. It must be quick. If it adds nothing, it returns the
   * object that it was given: equal facts of many events are then written down once.
   */
  Facts add(Event event, Facts known);

  /** Sources that add to each other, in this order. */
  static FactSource all(List<FactSource> sources) {
    return (event, known) -> {
      Facts facts = known;
      for (FactSource source : sources) {
        facts = source.add(event, facts);
      }
      return facts;
    };
  }
}
