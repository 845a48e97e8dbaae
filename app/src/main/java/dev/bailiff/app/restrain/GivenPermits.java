package dev.bailiff.app.restrain;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.casework.permits.Permits;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Permit;
import java.util.ArrayList;
import java.util.List;

/** Adds the permits that people gave to whoever an event comes from. */
public final class GivenPermits implements FactSource {
  private final Permits permits;

  /** These permits. */
  public GivenPermits(Permits permits) {
    this.permits = permits;
  }

  @Override
  public Facts add(Event event, Facts known) {
    List<Permit> held = permits.heldBy(event);
    if (held.isEmpty()) {
      return known;
    }
    List<Permit> all = new ArrayList<>(known.permits().orElse(List.of()));
    all.addAll(held);
    return known.withPermits(all);
  }
}
