package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class CaseworkTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Decisions.Asking SUSPEND = rule("1.2/guessing", ActionKind.SUSPEND, HOUR);
  private static final Undoing BY_ADA =
      new Undoing(NOON.plusSeconds(60), Actor.person("ada"), "it was a drill");

  private final Database database;
  private final AuditLog audit = AuditLog.saltedBy(new Random(7));
  private Casework casework;
  private long sequence;

  CaseworkTest(Backend backend) {
    database = Database.open(backend.fresh());
    casework = open("a");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_recorded_last_comes_first() {
    Enforcement begun = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement();
    Enforcement next = accept(SUSPEND.on(NOON, "trent")).getFirst().enforcement();
    List<Enforcement> latest = database.read(sql -> EnforcementStore.latest(sql, 9));
    List<Enforcement> one = database.read(sql -> EnforcementStore.latest(sql, 1));
    assertThat(latest).containsExactlyInAnyOrder(begun, next).startsWith(one.getFirst());
    assertThat(one).hasSize(1);
  }

  @Test
  void an_action_becomes_an_enforcement_with_everything_that_explains_it() {
    Enforcement begun = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement();
    Enforcement stored = find(begun.id());
    assertThat(stored).isEqualTo(begun);
    assertThat(stored.measure().kind()).isEqualTo(ActionKind.SUSPEND);
    assertThat(stored.measure().targets()).containsExactly(account("mallory"));
    assertThat(stored.begins()).isEqualTo(NOON);
    assertThat(stored.ends()).contains(NOON.plus(HOUR));
    assertThat(stored.cause().actor()).isEqualTo(Actor.rule("1.2/guessing"));
    assertThat(stored.cause().clause()).contains("1.2");
    assertThat(stored.cause().because()).isEqualTo("too often");
    assertThat(stored.cause().occasion().orElseThrow().policyVersion()).isEqualTo("v1");
  }

  @Test
  void the_standing_of_an_entity_follows_at_once_and_ends_by_itself() {
    accept(SUSPEND.on(NOON, "mallory"));
    assertThat(verdict("mallory", NOON)).isEqualTo(Verdict.DENY);
    assertThat(verdict("mallory", NOON.plus(HOUR).minusMillis(1))).isEqualTo(Verdict.DENY);
    assertThat(verdict("mallory", NOON.plus(HOUR))).isEqualTo(Verdict.ALLOW);
    assertThat(verdict("alice", NOON)).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void what_is_in_force_is_known_after_a_restart() {
    accept(SUSPEND.on(NOON, "mallory"));
    casework = open("a");
    assertThat(verdict("mallory", NOON.plusSeconds(1))).isEqualTo(Verdict.DENY);
  }

  @Test
  void the_same_action_is_not_done_again_while_it_is_in_force() {
    accept(SUSPEND.on(NOON, "mallory"));
    assertThat(accept(SUSPEND.on(NOON.plusSeconds(30), "mallory")))
        .singleElement()
        .isInstanceOf(Receipt.AlreadyInForce.class);
    assertThat(accept(SUSPEND.on(NOON.plus(HOUR), "mallory")))
        .singleElement()
        .isInstanceOf(Receipt.Begun.class);
    assertThat(against("mallory")).hasSize(2);
  }

  @Test
  void the_same_action_twice_in_one_transaction_is_done_once() {
    List<Receipt> receipts =
        accept(SUSPEND.on(NOON, "mallory"), SUSPEND.on(NOON.plusSeconds(1), "mallory"));
    assertThat(receipts).hasSize(2);
    assertThat(receipts.getLast()).isInstanceOf(Receipt.AlreadyInForce.class);
    assertThat(against("mallory")).hasSize(1);
  }

  @Test
  void an_event_that_comes_late_does_not_repeat_what_began_after_it() {
    accept(SUSPEND.on(NOON, "mallory"));
    assertThat(accept(SUSPEND.on(NOON.minusSeconds(30), "mallory")))
        .singleElement()
        .isInstanceOf(Receipt.AlreadyInForce.class);
  }

  @Test
  void two_rules_act_each_for_itself() {
    accept(SUSPEND.on(NOON, "mallory"));
    accept(rule("1.2/stuffing", ActionKind.SUSPEND, HOUR).on(NOON, "mallory"));
    assertThat(against("mallory")).hasSize(2);
  }

  @Test
  void undoing_what_one_rule_asked_for_leaves_what_another_did() {
    String first = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement().id();
    accept(rule("1.2/stuffing", ActionKind.THROTTLE, HOUR).on(NOON, "mallory"));
    casework.undo(first, BY_ADA);
    assertThat(verdict("mallory", NOON.plusSeconds(90))).isEqualTo(Verdict.THROTTLE);
  }

  @Test
  void an_undone_enforcement_is_over_at_once_and_after_a_restart() {
    String id = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement().id();
    assertThat(casework.undo(id, BY_ADA)).isPresent();
    assertThat(verdict("mallory", NOON.plusSeconds(61))).isEqualTo(Verdict.ALLOW);
    assertThat(find(id).undone()).contains(BY_ADA);
    casework = open("a");
    assertThat(verdict("mallory", NOON.plusSeconds(61))).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void nothing_is_undone_twice() {
    String id = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement().id();
    casework.undo(id, BY_ADA);
    Undoing later = new Undoing(NOON.plusSeconds(70), Actor.person("bob"), "again");
    assertThat(casework.undo(id, later)).isEmpty();
    assertThat(casework.undo("no-such", later)).isEmpty();
    assertThat(find(id).undone()).contains(BY_ADA);
  }

  @Test
  void a_rule_does_not_repeat_what_a_person_undid_before_its_time_is_over() {
    String id = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement().id();
    casework.undo(id, BY_ADA);
    assertThat(accept(SUSPEND.on(NOON.plusSeconds(90), "mallory")))
        .singleElement()
        .isInstanceOf(Receipt.LeftUndone.class);
    assertThat(accept(SUSPEND.on(NOON.plus(HOUR), "mallory")))
        .singleElement()
        .isInstanceOf(Receipt.Begun.class);
  }

  @Test
  void all_that_a_rule_did_can_be_undone_together() {
    accept(SUSPEND.on(NOON, "a"), SUSPEND.on(NOON, "b"), SUSPEND.on(NOON.plusSeconds(500), "c"));
    accept(rule("1.2/stuffing", ActionKind.SUSPEND, HOUR).on(NOON, "d"));
    List<Enforcement> preview =
        database.read(sql ->
            EnforcementStore.standingOf(sql, "1.2/guessing", NOON, NOON.plusSeconds(500), 100));
    assertThat(preview).hasSize(2);
    assertThat(casework.undo(preview.stream().map(Enforcement::id).toList(), BY_ADA)).hasSize(2);
    assertThat(verdict("a", NOON.plusSeconds(600))).isEqualTo(Verdict.ALLOW);
    assertThat(verdict("c", NOON.plusSeconds(600))).isEqualTo(Verdict.DENY);
    assertThat(verdict("d", NOON.plusSeconds(600))).isEqualTo(Verdict.DENY);
  }

  @Test
  void a_label_is_a_fact_about_the_entity_while_it_is_in_force() {
    accept(rule("1.2/guessing", ActionKind.LABEL, HOUR).named("under-attack").on(NOON, "alice"));
    assertThat(casework.standing().labels(account("alice"), NOON)).containsExactly("under-attack");
    assertThat(casework.standing().labels(account("alice"), NOON.plus(HOUR))).isEmpty();
    assertThat(verdict("alice", NOON)).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void a_blocked_pair_is_kept_apart_and_nobody_else_is() {
    EntityRef bob = account("bob");
    accept(rule("4.1/stalking", ActionKind.BLOCK_PAIR, HOUR).on(NOON, "mallory", bob));
    var standing = casework.standing().standing(account("mallory"), NOON);
    assertThat(standing.isKeptFrom(bob)).isTrue();
    assertThat(standing.isKeptFrom(account("carol"))).isFalse();
    assertThat(standing.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(against("bob")).hasSize(1);
  }

  @Test
  void an_entity_is_warned_once_a_day_by_the_same_rule() {
    Decisions.Asking warn = rule("1.2/guessing", ActionKind.WARN);
    accept(warn.on(NOON, "mallory"), warn.on(NOON.plusSeconds(5), "mallory"));
    accept(warn.on(NOON.plus(Duration.ofDays(1)), "mallory"));
    assertThat(against("mallory")).hasSize(2);
  }

  @Test
  void what_concerns_one_event_or_people_is_no_enforcement() {
    assertThat(accept(rule("1.2/guessing", ActionKind.DENY).on(NOON, "mallory"))).isEmpty();
    assertThat(
            accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named("fraud").on(NOON, "mallory")))
        .isEmpty();
  }

  @Test
  void an_entity_with_a_long_id_is_like_any_other() {
    StringBuilder id = new StringBuilder();
    Random random = new Random(7);
    for (int i = 0; i < 4_000; i++) {
      id.append((char) random.nextInt(0x4E00, 0x9FA5)); // nothing that a database could pack
    }
    String other = id.substring(0, 3_999);
    accept(SUSPEND.on(NOON, id.toString()));
    casework = open("a");
    assertThat(verdict(id.toString(), NOON)).isEqualTo(Verdict.DENY);
    assertThat(verdict(other, NOON)).isEqualTo(Verdict.ALLOW);
    assertThat(against(id.toString())).hasSize(1);
    assertThat(accept(SUSPEND.on(NOON, id.toString())))
        .singleElement()
        .isInstanceOf(Receipt.AlreadyInForce.class);
  }

  @Test
  void decisions_given_again_are_passed_over() {
    Decided decided = new Decided(1, SUSPEND.on(NOON, "mallory"));
    assertThat(casework.accept(List.of(decided))).hasSize(1);
    String id = against("mallory").getFirst().id();
    casework.undo(id, BY_ADA);
    assertThat(casework.accept(List.of(decided))).isEmpty();
    casework = open("a");
    assertThat(casework.position()).isEqualTo(1);
    assertThat(casework.accept(List.of(decided))).isEmpty();
    assertThat(against("mallory")).hasSize(1);
  }

  @Test
  void each_journal_is_followed_by_itself() {
    accept(SUSPEND.on(NOON, "mallory"));
    casework = open("b");
    assertThat(casework.position()).isZero();
    assertThat(casework.accept(List.of(new Decided(1, SUSPEND.on(NOON, "eve"))))).hasSize(1);
  }

  @Test
  void decisions_out_of_order_are_refused() {
    Decision decision = SUSPEND.on(NOON, "mallory");
    assertThatThrownBy(
            () -> casework.accept(List.of(new Decided(2, decision), new Decided(1, decision))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void progress_through_decisions_that_ask_for_nothing_is_written_now_and_then() {
    casework.accept(List.of(new Decided(9_999, Decisions.uneventful(NOON, "alice"))));
    assertThat(casework.position()).isZero();
    casework.accept(List.of(new Decided(10_000, Decisions.uneventful(NOON, "alice"))));
    assertThat(casework.position()).isEqualTo(10_000);
  }

  @Test
  void everything_done_and_undone_is_in_the_audit_log() {
    String id = accept(SUSPEND.on(NOON, "mallory")).getFirst().enforcement().id();
    casework.undo(id, BY_ADA);
    assertThat(database.<List<AuditEntry>>read(sql -> AuditLog.about(sql, id, 10)))
        .extracting(AuditEntry::act, AuditEntry::actor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("enforce", Actor.rule("1.2/guessing")),
            org.assertj.core.groups.Tuple.tuple("undo", Actor.person("ada")));
    AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
    assertThat(check.problems()).isEmpty();
  }

  @Test
  void a_batch_larger_than_a_statement_is_carried_out_whole() {
    List<Decided> batch = new ArrayList<>();
    for (int i = 1; i <= 1_201; i++) {
      batch.add(new Decided(i, SUSPEND.on(NOON, "account" + i)));
    }
    assertThat(casework.accept(batch)).hasSize(1_201);
    casework = open("a");
    assertThat(verdict("account1201", NOON)).isEqualTo(Verdict.DENY);
  }

  private Casework open(String journal) {
    return new Casework(database, journal, InstantSource.fixed(NOON), audit);
  }

  private List<Receipt> accept(Decision... decisions) {
    List<Decided> batch = new ArrayList<>();
    for (Decision decision : decisions) {
      batch.add(new Decided(++sequence, decision));
    }
    return casework.accept(batch);
  }

  private Verdict verdict(String account, Instant time) {
    return casework.standing().standing(account(account), time).verdict();
  }

  private List<Enforcement> against(String account) {
    return database.read(sql -> EnforcementStore.against(sql, account(account), 100));
  }

  private Enforcement find(String id) {
    return database.read(sql -> EnforcementStore.find(sql, id)).orElseThrow();
  }
}
