package dev.bailiff.app.restrain;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.casework.restraint.RuleSwitches;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Restraints;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds what holds rules back. While nothing does and nobody is protected, which is nearly always,
 * it gives back what it was given; otherwise it remembers its last answer, as most events have the
 * same facts and they are then written down once.
 */
public final class HeldBack implements FactSource {
  private final RuleSwitches switches;
  private final Supplier<Set<String>> protecting;

  private Set<String> observing = Set.of();
  private Restraints restraints = Restraints.NONE;
  private @Nullable Facts before;
  private Facts after = Facts.MISSING;

  /**
   * @param switches what people have switched to observe
   * @param protecting the labels on whose bearers no rule may act
   */
  public HeldBack(RuleSwitches switches, Supplier<Set<String>> protecting) {
    this.switches = switches;
    this.protecting = protecting;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // equal facts that are other objects are made again
  public Facts add(Event event, Facts known) {
    Set<String> now = switches.scopes();
    if (!now.equals(observing)) {
      observing = now;
      restraints = new Restraints(now, Set.of());
      before = null;
    }
    Set<String> labels = protecting.get();
    Facts facts = labels.isEmpty() ? known : known.protectedBy(labels);
    if (restraints.isNone()) {
      return facts;
    }
    if (facts != before) {
      before = facts;
      after = facts.withRestraints(restraints);
    }
    return after;
  }
}
