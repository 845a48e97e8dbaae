package dev.bailiff.app.restrain;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.casework.Casework;
import dev.bailiff.casework.erasure.LegalHolds;
import dev.bailiff.casework.permits.Permits;
import dev.bailiff.casework.restraint.Budgets;
import dev.bailiff.casework.restraint.Protections;
import dev.bailiff.casework.restraint.RuleSwitches;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.policy.RestraintSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a service holds against rules, and for those who are permitted more.
 *
 * @param switches what people have switched to observe
 * @param budgets what is used up
 * @param protections on whom no rule may act
 * @param permits what people permitted
 * @param database where it is kept, with what entities have on record
 * @param strikesHalveAfter after what time a strike counts half
 */
public record Holding(
    RuleSwitches switches,
    Budgets budgets,
    Protections protections,
    Permits permits,
    Database database,
    Supplier<Duration> strikesHalveAfter) {
  /**
   * Takes up what is on record.
   *
   * @param spec what the policy at hand says of it
   * @param holds who is protected by law
   */
  public static Holding open(
      Database database,
      Casework casework,
      Budgets budgets,
      Supplier<RestraintSpec> spec,
      LegalHolds holds,
      InstantSource time) {
    return new Holding(
        new RuleSwitches(database, casework, time),
        budgets,
        new Protections(
            database, casework, new Protecting(() -> spec.get().protecting(), holds), time),
        new Permits(database, casework, time),
        database,
        () -> spec.get().strikesHalveAfter());
  }

  /** What decisions are to know of it; after labels are known. */
  public FactSource facts(InstantSource time) {
    return FactSource.all(
        List.of(
            new GivenPermits(permits), new HeldBack(switches, budgets, protections::labels, time)));
  }
}
