package dev.bailiff.app.search;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.casework.enforcement.StandingSource;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.decision.Restraint;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who is protected now, of those whom recorded events name. */
public final class Shielding {
  private final FactSource onFile;
  private final StandingSource standing;
  private final Supplier<Set<String>> protecting;
  private final InstantSource time;

  /**
   * Protections by these labels.
   *
   * @param onFile the labels on file
   * @param standing the labels in force
   * @param protecting the labels that protect
   */
  public Shielding(
      FactSource onFile,
      StandingSource standing,
      Supplier<Set<String>> protecting,
      InstantSource time) {
    this.onFile = onFile;
    this.standing = standing;
    this.protecting = protecting;
    this.time = time;
  }

  /** Why the action may not be aimed at whom the event names, if it may not. */
  Optional<String> against(ActionSpec action, Event event) {
    Facts facts = labels(event).protectedBy(protecting.get());
    List<Restraint.Protecting.Shield> shields = new ArrayList<>();
    facts
        .protections()
        .forEach((entity, why) ->
            event
                .entity(entity)
                .ifPresent(ref -> shields.add(new Restraint.Protecting.Shield(ref, why))));
    Restraint.Protecting protection = new Restraint.Protecting(shields);
    return protection.lets(action) ? Optional.empty() : Optional.of(protection.because());
  }

  private Facts labels(Event event) {
    Instant now = time.instant();
    Facts facts = onFile.add(event, Facts.MISSING);
    for (Entity entity : Entity.values()) {
      Optional<EntityRef> ref = event.entity(entity);
      if (ref.isPresent()) {
        Set<String> labels = new HashSet<>(standing.labels(ref.get(), now));
        labels.addAll(facts.labels(entity).orElse(Set.of()));
        facts = facts.withLabels(entity, labels);
      }
    }
    return facts;
  }
}
