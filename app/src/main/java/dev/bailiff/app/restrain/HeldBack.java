package dev.bailiff.app.restrain;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.casework.restraint.Budgets;
import dev.bailiff.casework.restraint.RuleSwitches;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Restraints;
import java.time.InstantSource;
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
  private final Budgets budgets;
  private final Supplier<Set<String>> protecting;
  private final InstantSource clock;

  private Set<String> observing = Set.of();
  private Set<String> overBudget = Set.of();
  private Restraints restraints = Restraints.NONE;
  private @Nullable Facts before;
  private Facts after = Facts.MISSING;

  /**
   * @param switches what people have switched to observe
   * @param budgets what is used up
   * @param protecting the labels on whose bearers no rule may act
   * @param clock tells when accounts are active
   */
  public HeldBack(
      RuleSwitches switches,
      Budgets budgets,
      Supplier<Set<String>> protecting,
      InstantSource clock) {
    this.switches = switches;
    this.budgets = budgets;
    this.clock = clock;
    this.protecting = protecting;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // equal facts that are other objects are made again
  public Facts add(Event event, Facts known) {
    if (budgets.counted()) {
      event
          .entity(Entity.ACCOUNT)
          .ifPresent(account -> budgets.accounts().note(account.id(), clock.millis()));
    }
    refresh();
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

  @SuppressWarnings("ReferenceEquality") // sets are replaced, never changed
  private void refresh() {
    Set<String> switched = switches.scopes();
    Set<String> usedUp = budgets.over();
    if (switched != observing || usedUp != overBudget) {
      observing = switched;
      overBudget = usedUp;
      restraints = new Restraints(switched, bounded(usedUp));
      before = null;
    }
  }

  /** Facts hold so many names; that so many budgets are used up says something of all. */
  private static Set<String> bounded(Set<String> names) {
    return names.size() > RuleSwitches.MAX_SWITCHED ? Set.of(Restraints.ALL) : names;
  }
}
