package dev.bailiff.casework.escalation;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Decided;
import dev.bailiff.casework.Follower;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.enforcement.Strikes;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.LadderSpec.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class EscalationTest {
  private static final LadderSpec LADDER =
      new LadderSpec(
          List.of(
              rung(ActionKind.WARN, 0, 90, false),
              rung(ActionKind.SUSPEND, 14, 365, false),
              rung(ActionKind.TERMINATE, 0, 1_825, true)),
          Duration.ofDays(1),
          2,
          Map.of("4.5", 1));

  private final Database database;
  private final List<Receipt.Withheld> withheld = new ArrayList<>();
  private Casework casework;
  private long sequence;

  EscalationTest(Backend backend) {
    database = Database.open(backend.fresh());
    casework = casework();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void breaches_climb_the_ladder_and_each_record_says_why() {
    breach("1.2/guessing", NOON, "mallory");
    breach("1.2/guessing", days(2), "mallory");

    List<Enforcement> taken = against("mallory");
    assertThat(taken)
        .extracting(it -> it.measure().kind())
        .containsExactly(ActionKind.WARN, ActionKind.SUSPEND);
    assertThat(taken.getFirst().cause().because())
        .isEqualTo("too often; step 1 of 3, `warn`, as nothing is on record");
    assertThat(taken.getLast().cause().because())
        .isEqualTo("too often; step 2 of 3, `suspend`, as `warn` of 2026-11-23 counts as step 1");
    assertThat(casework.standing().standing(account("mallory"), days(3)).verdict())
        .isEqualTo(Verdict.DENY);
  }

  @Test
  void a_wave_of_breaches_is_answered_by_one_step() {
    breach("1.2/guessing", NOON, "mallory");
    breach("1.2/guessing", NOON.plusSeconds(5), "mallory");
    breach("1.2/other", NOON.plusSeconds(9), "mallory");
    assertThat(against("mallory")).hasSize(1);
  }

  @Test
  void the_record_outlives_the_process_and_what_was_given_twice_counts_once() {
    breach("1.2/guessing", NOON, "mallory");
    casework = casework();
    casework.accept(List.of(new Decided(1, asking("1.2/guessing", NOON, "mallory"))));
    breach("1.2/guessing", days(2), "mallory");
    assertThat(against("mallory")).hasSize(2);
  }

  @Test
  void a_step_that_was_undone_was_never_taken() {
    breach("1.2/guessing", NOON, "mallory");
    casework.undo(
        against("mallory").getFirst().id(),
        new Undoing(NOON.plusSeconds(60), Actor.person("ada"), "it was a drill"));
    breach("1.2/guessing", days(2), "mallory");
    assertThat(against("mallory"))
        .extracting(it -> it.measure().kind())
        .last()
        .isEqualTo(ActionKind.WARN);
  }

  @Test
  void what_people_order_is_a_step_on_record() {
    casework.change(turn -> {
      turn.ledger()
          .begin(
              new Enforcement(
                  "case-1.0",
                  new Measure(ActionKind.SUSPEND, List.of(account("mallory")), Optional.empty()),
                  NOON,
                  Optional.empty(),
                  NOON,
                  new Cause(Actor.person("ada"), Optional.of("1.2"), "seen", Optional.empty()),
                  Optional.empty()));
      return true;
    });
    breach("1.2/guessing", days(2), "mallory");
    assertThat(withheld)
        .singleElement()
        .matches(it -> it.enforcement().measure().kind() == ActionKind.TERMINATE)
        .matches(it -> it.because().contains("`suspend` of 2026-11-23 counts as step 2"));
  }

  @Test
  void what_is_on_record_is_told_with_strikes_that_count_less_with_age() {
    breach("4.5/malware", NOON, "mallory");
    Strikes strikes = new Strikes(Duration.ofDays(90));
    History fresh = database.read(sql -> History.of(sql, account("mallory"), strikes, NOON, 10));
    assertThat(fresh.strikes()).isEqualTo(1);
    assertThat(fresh.steps())
        .singleElement()
        .matches(step -> step.kind() == ActionKind.SUSPEND)
        .matches(step -> step.undone().isEmpty());
    assertThat(fresh.enforcements()).hasSize(1);
    History later =
        database.read(sql -> History.of(sql, account("mallory"), strikes, days(90), 10));
    assertThat(later.strikes()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void a_grave_clause_begins_higher_and_people_take_the_last_step() {
    breach("4.5/malware", NOON, "mallory");
    breach("4.5/malware", days(2), "mallory");
    assertThat(against("mallory"))
        .extracting(it -> it.measure().kind())
        .containsExactly(ActionKind.SUSPEND);
    assertThat(withheld)
        .singleElement()
        .matches(it -> it.queue().equals("ladder"))
        .matches(it -> it.enforcement().measure().kind() == ActionKind.TERMINATE)
        .matches(it -> it.because().startsWith("step 3 of 3, `terminate`, "));
    List<AuditEntry> noted = database.read(sql -> AuditLog.about(sql, "a.2.0", 9));
    assertThat(noted).extracting(AuditEntry::act).containsExactly("propose-step");
  }

  @Test
  void the_account_is_aimed_at_only_when_enough_of_its_tokens_have_steps() {
    for (int i = 0; i < 3; i++) {
      casework.accept(List.of(new Decided(++sequence, byToken(days(i), "t" + i, "mallory"))));
    }
    assertThat(against("mallory"))
        .singleElement()
        .extracting(it -> it.cause().because())
        .asString()
        .contains("account:mallory is aimed at, as 2 others of kind `token` in it have steps");
  }

  @Test
  void an_event_that_names_nobody_is_let_be() {
    Event event = Event.of(EventTypes.API_CALL, "1", "test", NOON).build();
    casework.accept(List.of(new Decided(++sequence, about("1.2/guessing", event))));
    assertThat(withheld).isEmpty();
  }

  @Test
  void no_step_is_taken_against_an_account_that_somebody_else_may_be_trying() {
    casework.accept(
        List.of(
            new Decided(++sequence, rule("1.2/guessing", ActionKind.ESCALATE).on(NOON, "victim"))));
    assertThat(against("victim")).isEmpty();
  }

  private void breach(String rule, Instant at, String account) {
    casework.accept(List.of(new Decided(++sequence, asking(rule, at, account))));
  }

  private static Decision asking(String rule, Instant at, String account) {
    var type = EventTypes.API_CALL;
    return about(
        rule,
        Event.of(type, account + "@" + at, "test", at)
            .text(type.require("account.id"), account)
            .build());
  }

  private static Decision byToken(Instant at, String token, String account) {
    var type = EventTypes.API_CALL;
    return about(
        "1.2/guessing",
        Event.of(type, token + "@" + at, "test", at)
            .text(type.require("token.id"), token)
            .text(type.require("account.id"), account)
            .build());
  }

  private static Decision about(String rule, Event event) {
    Decision like = rule(rule, ActionKind.ESCALATE).on(event.time(), "nobody");
    return new Decision(
        event,
        like.verdict(),
        like.determining(),
        like.observed(),
        like.cannotSay(),
        like.actions(),
        like.permits(),
        like.policyVersion());
  }

  private List<Enforcement> against(String account) {
    return database.read(sql -> EnforcementStore.against(sql, account(account), 100)).reversed();
  }

  private static Instant days(int days) {
    return NOON.plus(Duration.ofDays(days));
  }

  private Casework casework() {
    Follower noting = turn -> withheld.addAll(turn.ledger().withheld());
    return new Casework(
        database,
        "a",
        () -> NOON,
        AuditLog.saltedBy(new Random(7)),
        List.of(new Escalation("a", () -> Optional.of(LADDER)), noting));
  }

  private static Rung rung(ActionKind kind, int days, int remembered, boolean byPeople) {
    return new Rung(
        kind,
        Optional.empty(),
        days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
        Duration.ofDays(remembered),
        byPeople);
  }
}
