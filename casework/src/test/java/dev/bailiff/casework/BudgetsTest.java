package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.outbox.Posted;
import dev.bailiff.casework.restraint.AlarmTo;
import dev.bailiff.casework.restraint.BudgetPlan;
import dev.bailiff.casework.restraint.Budgets;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.policy.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class BudgetsTest {
  private static final String GUESSING = "1.2/guessing";
  private static final Decisions.Asking SUSPEND =
      rule(GUESSING, ActionKind.SUSPEND, Duration.ofDays(1));
  private static final Decisions.Asking DENY = rule("1.2/refusing", ActionKind.DENY);
  private static final BudgetPlan THREE =
      new BudgetPlan(Map.of(GUESSING, new Budget(3, Duration.ofHours(1))));

  private final Database database;
  private static final AlarmTo TOLD = new AlarmTo(List.of("hook"), List.of("ops@example.com"));

  private final List<String> alarms = new ArrayList<>();
  private Instant now = NOON;
  private BudgetPlan plan = THREE;
  private long sequence;

  BudgetsTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_rule_acts_as_often_as_its_budget_allows_and_not_once_more() {
    Budgets budgets = budgets();
    Casework casework = casework(budgets);
    List<Receipt> receipts = accept(casework, 5);
    assertThat(receipts.subList(0, 3)).allMatch(Receipt.Begun.class::isInstance);
    assertThat(receipts.subList(3, 5))
        .allMatch(it ->
            it instanceof Receipt.Withheld(var _, var _, String because)
                && because.equals("`1.2/guessing` is over its budget"));
    assertThat(casework.standing().standing(account("a4"), NOON).inForce()).isEmpty();
    assertThat(budgets.over()).containsExactly(GUESSING);
    assertThat(alarms).containsExactly(GUESSING);
    assertThat(audited()).extracting(AuditEntry::act).containsExactly("over-budget");
    List<Posted> told = database.read(sql -> Outbox.after(sql, 0, Outbox.Filter.ALL, 9));
    assertThat(told).extracting(Posted::destination).containsExactly("hook", "mail");
    assertThat(told).extracting(Posted::topic).containsOnly("budget.used-up");
    assertThat(told.getFirst().payload()).contains("\"scope\":\"" + GUESSING + "\"");
    assertThat(told.getLast().payload())
        .contains("ops@example.com", "the budget of " + GUESSING + " is used up");
  }

  @Test
  void the_next_period_begins_anew() {
    Budgets budgets = budgets();
    Casework casework = casework(budgets);
    accept(casework, 4);
    now = NOON.plus(Duration.ofHours(1));
    assertThat(budgets.over()).isEmpty();
    assertThat(budgets.left(GUESSING)).contains(3L);
    assertThat(accept(casework, 1)).allMatch(Receipt.Begun.class::isInstance);
  }

  @Test
  void what_was_spent_is_known_after_a_restart() {
    accept(casework(budgets()), 3);
    Budgets again = budgets();
    assertThat(again.over()).containsExactly(GUESSING);
    assertThat(accept(casework(again), 1)).allMatch(Receipt.Withheld.class::isInstance);
    assertThat(alarms).hasSize(1);
  }

  @Test
  void what_is_in_force_already_costs_nothing() {
    Budgets budgets = budgets();
    Casework casework = casework(budgets);
    for (int i = 0; i < 5; i++) {
      casework.accept(List.of(new Decided(++sequence, SUSPEND.on(NOON.plusSeconds(i), "eve"))));
    }
    assertThat(budgets.left(GUESSING)).contains(2L);
  }

  @Test
  void the_rules_of_a_clause_share_its_budget() {
    plan = new BudgetPlan(Map.of("1.2", new Budget(2, Duration.ofHours(1))));
    Budgets budgets = budgets();
    Casework casework = casework(budgets);
    Decisions.Asking other = rule("1.2/other", ActionKind.CHALLENGE, Duration.ofDays(1));
    casework.accept(List.of(new Decided(++sequence, other.on(NOON, "eve"))));
    assertThat(accept(casework, 2))
        .extracting(it -> it instanceof Receipt.Begun)
        .containsExactly(true, false);
    assertThat(budgets.over()).containsExactly("1.2");
  }

  @Test
  void a_share_of_the_active_accounts_bounds_it_too() {
    plan =
        new BudgetPlan(
            Map.of(GUESSING, new Budget(50, Duration.ofHours(1), OptionalDouble.of(0.02))));
    Budgets budgets = budgets();
    IntStream.range(0, 200)
        .forEach(i -> budgets.accounts().note("someone" + i, now.toEpochMilli()));
    assertThat(accept(casework(budgets), 6)).filteredOn(Receipt.Begun.class::isInstance).hasSize(4);
    assertThat(budgets().left(GUESSING)).as("the number is on record").contains(0L);
  }

  @Test
  void an_event_refused_counts_once_for_whom_it_is_refused() {
    plan = new BudgetPlan(Map.of("1.2/refusing", new Budget(2, Duration.ofHours(1))));
    Budgets budgets = budgets();
    Casework casework = casework(budgets);
    for (int i = 0; i < 5; i++) {
      casework.accept(List.of(new Decided(++sequence, DENY.on(NOON.plusSeconds(i), "eve"))));
    }
    assertThat(budgets.left("1.2/refusing")).contains(1L);
    casework.accept(List.of(new Decided(++sequence, DENY.on(NOON, "mallory"))));
    assertThat(budgets.over()).containsExactly("1.2/refusing");
  }

  @Test
  void a_transaction_that_fails_spends_nothing() {
    Budgets budgets = budgets();
    AtomicBoolean fails = new AtomicBoolean(true);
    Casework casework =
        casework(
            budgets,
            _ -> {
              if (fails.get()) {
                throw new IllegalStateException("not now");
              }
            });
    List<Decided> batch = List.of(new Decided(++sequence, SUSPEND.on(NOON, "eve")));
    assertThatThrownBy(() -> casework.accept(batch)).hasMessage("not now");
    assertThat(budgets.left(GUESSING)).contains(3L);
    fails.set(false);
    casework.accept(batch);
    assertThat(budgets.left(GUESSING)).contains(2L);
  }

  @Test
  void a_budget_that_grows_counts_at_once() {
    Budgets budgets = budgets();
    Casework casework = casework(budgets);
    accept(casework, 3);
    plan = new BudgetPlan(Map.of(GUESSING, new Budget(4, Duration.ofHours(1))));
    assertThat(budgets.over()).isEmpty();
    assertThat(accept(casework, 2))
        .extracting(it -> it instanceof Receipt.Begun)
        .containsExactly(true, false);
  }

  private List<Receipt> accept(Casework casework, int many) {
    List<Decided> batch =
        IntStream.range(0, many)
            .mapToObj(i -> new Decided(++sequence, SUSPEND.on(now, "a" + sequence)))
            .toList();
    return casework.accept(batch);
  }

  private List<AuditEntry> audited() {
    return database.read(sql -> AuditLog.about(sql, GUESSING, 10));
  }

  private Budgets budgets() {
    return new Budgets(database, () -> plan, () -> now, TOLD, (scope, _) -> alarms.add(scope));
  }

  private Casework casework(Follower... followers) {
    return new Casework(
        database, "a", () -> now, AuditLog.saltedBy(new Random(7)), List.of(followers));
  }
}
