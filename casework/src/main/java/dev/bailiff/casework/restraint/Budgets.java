package dev.bailiff.casework.restraint;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Ledger;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.decision.Restraint;
import dev.bailiff.core.policy.Budget;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often rules and clauses act, and keeps them from acting more often than their budgets
 * allow. An act is a firing that brings something new: an enforcement that was not in force, or an
 * event refused or held of somebody of whom none was in this period. Periods are of the clock, not
 * of events, and begin at multiples of their length.
 *
 * <p>The bound on enforcements is exact: what would be one too many does not begin. What is used up
 * is also a fact for decisions from then on, so that verdicts fall back; those that were on their
 * way when it happened have been made without it.
 *
 * <p>Counts are written in the transaction that they count. A transaction that fails is not
 * counted: what it counted lives in a {@link Tally} of its own until it is committed.
 */
public final class Budgets implements Follower {
  /** Of so many it is remembered that an event of theirs was refused or held in this period. */
  private static final int MOST_REMEMBERED = 100_000;

  /** What was spent: the number of the period since the epoch, and how often in it. */
  record Spent(long period, long acts) {}

  /** What is used up, given these budgets and what was spent of them, until the next period. */
  private record Over(BudgetPlan plan, Map<String, Spent> spent, Set<String> names, long until) {
    @SuppressWarnings("ReferenceEquality") // each is replaced, never changed
    boolean isOf(BudgetPlan otherPlan, Map<String, Spent> otherSpent) {
      return plan == otherPlan && spent == otherSpent;
    }

    boolean isForGood() {
      return until == Long.MAX_VALUE;
    }
  }

  private final Supplier<BudgetPlan> plan;
  private final InstantSource clock;
  private final AlarmTo alarmTo;
  private final BudgetListener listener;
  private final ActiveAccounts accounts;

  private volatile Map<String, Spent> spent;
  private volatile Over over;
  private final Set<String> refused = new HashSet<>();
  private @Nullable Ledger ledger;
  private Tally tally;

  /**
   * Goes on from what is on record.
   *
   * @param plan the budgets of the policy at hand
   * @param clock tells the period
   * @param alarmTo who gets a message when one is used up
   * @param listener is told too, at once
   */
  public Budgets(
      Database database,
      Supplier<BudgetPlan> plan,
      InstantSource clock,
      AlarmTo alarmTo,
      BudgetListener listener) {
    this.plan = plan;
    this.clock = clock;
    this.alarmTo = alarmTo;
    this.listener = listener;
    this.accounts = database.read(BudgetTable::activeAccounts);
    this.spent = Map.copyOf(database.read(BudgetTable::all));
    this.over = new Over(BudgetPlan.NONE, Map.of(), Set.of(), 0);
    this.tally = new Tally(plan.get(), spent, accounts.estimate(), refused);
  }

  /** Whether it matters how many accounts are active. */
  public boolean counted() {
    return plan.get().hasShares();
  }

  /** The accounts that are active; to be noted by one thread. */
  public ActiveAccounts accounts() {
    return accounts;
  }

  /** The rules and clauses whose budget is used up now; the same object while nothing changes. */
  public Set<String> over() {
    Over known = over;
    if (known.isOf(plan.get(), spent) && (known.isForGood() || clock.millis() < known.until)) {
      return known.names;
    }
    Over next = overNow();
    over = next;
    return next.names;
  }

  /** How often the rule or clause may still act in this period; empty if it has no budget. */
  public Optional<Long> left(String scope) {
    BudgetPlan now = plan.get();
    return Optional.ofNullable(now.byScope().get(scope))
        .map(budget -> Math.max(0, limit(budget) - acts(scope, budget, clock.millis())));
  }

  /** When the budget of the rule or clause begins anew. */
  public Optional<Instant> renewed(String scope) {
    return Optional.ofNullable(plan.get().byScope().get(scope))
        .map(budget -> Instant.ofEpochMilli(end(budget, clock.millis())));
  }

  @Override
  public Optional<Receipt.Withheld> objection(Ledger changes, Enforcement asked) {
    return tallyOf(changes)
        .reasonAgainst(asked)
        .map(reason -> new Receipt.Withheld(asked, Restraint.OverBudget.QUEUE, reason));
  }

  @Override
  public void follow(Turn turn) {
    Tally now = tallyOf(turn.ledger());
    turn.followed().forEach(it -> now.countEvent(it.decided().decision(), turn.now()));
    now.changed().forEach((scope, changed) -> BudgetTable.put(turn.sql(), scope, changed));
    for (Deed alarm : now.alarms(turn.now())) {
      turn.ledger().note(alarm);
      Outbox.add(turn.sql(), Alarm.of(alarm, alarmTo), turn.now());
    }
    if (plan.get().hasShares() && !now.changed().isEmpty()) {
      BudgetTable.putActiveAccounts(
          turn.sql(), Math.floorDiv(turn.now().toEpochMilli(), 86_400_000L), accounts.estimate());
    }
  }

  @Override
  public void committed() {
    if (!tally.changed().isEmpty()) {
      Map<String, Spent> next = new HashMap<>(spent);
      next.putAll(tally.changed());
      spent = Map.copyOf(next);
      if (refused.size() > MOST_REMEMBERED) {
        refused.clear(); // some are then counted twice, which errs towards stopping
      }
      refused.addAll(tally.refusedFirst());
      tally
          .usedUp()
          .forEach(
              scope -> listener.usedUp(scope, requireNonNull(plan.get().byScope().get(scope))));
    }
    ledger = null;
  }

  /** A ledger that has not been seen is that of a new transaction; the last one was given up. */
  @SuppressWarnings("ReferenceEquality")
  private Tally tallyOf(Ledger changes) {
    if (changes != ledger) {
      ledger = changes;
      tally = new Tally(plan.get(), spent, accounts.estimate(), refused);
    }
    return tally;
  }

  private Over overNow() {
    long now = clock.millis();
    BudgetPlan current = plan.get();
    Map<String, Spent> counts = spent;
    Set<String> names = new TreeSet<>();
    long until = Long.MAX_VALUE;
    for (Map.Entry<String, Budget> entry : current.byScope().entrySet()) {
      Budget budget = entry.getValue();
      if (acts(entry.getKey(), budget, now) >= limit(budget)) {
        names.add(entry.getKey());
        until = Math.min(until, end(budget, now));
      }
    }
    return new Over(current, counts, Set.copyOf(names), until);
  }

  private long acts(String scope, Budget budget, long nowMillis) {
    Spent known = spent.get(scope);
    return known == null || known.period != period(budget, nowMillis) ? 0 : known.acts;
  }

  private long limit(Budget budget) {
    return budget.limit(accounts.estimate());
  }

  static long period(Budget budget, long nowMillis) {
    return Math.floorDiv(nowMillis, budget.per().toMillis());
  }

  private static long end(Budget budget, long nowMillis) {
    return (period(budget, nowMillis) + 1) * budget.per().toMillis();
  }
}
