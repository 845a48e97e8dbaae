package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.decision.Decision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class FollowerTest {
  private static final Decisions.Asking SUSPEND =
      rule("1.2/guessing", ActionKind.SUSPEND, Duration.ofHours(1));
  private static final Decisions.Asking CASE =
      rule("1.2/guessing", ActionKind.OPEN_CASE).named("fraud");
  private static final Undoing BY_ADA =
      new Undoing(NOON.plusSeconds(60), Actor.person("ada"), "it was a drill");

  private final Database database;

  FollowerTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_follower_sees_each_decision_once_with_what_became_of_its_actions() {
    List<Turn> turns = new ArrayList<>();
    Casework casework = casework(turns::add);
    List<Decided> batch =
        List.of(
            new Decided(1, SUSPEND.on(NOON, "mallory")),
            new Decided(2, Decisions.uneventful(NOON, "alice")),
            new Decided(3, CASE.on(NOON, "mallory")));
    casework.accept(batch);
    casework.accept(batch);
    assertThat(turns.getFirst().followed())
        .extracting(it -> it.decided().sequence())
        .containsExactly(1L, 3L);
    assertThat(turns.getFirst().followed().getFirst().receipts()).hasSize(1);
    assertThat(turns.getLast().followed()).isEmpty();
  }

  @Test
  void a_follower_may_ask_for_decisions_without_actions() {
    List<Decided> seen = new ArrayList<>();
    Casework casework =
        casework(
            new Follower() {
              @Override
              public void follow(Turn turn) {
                turn.followed().forEach(it -> seen.add(it.decided()));
              }

              @Override
              public boolean concerns(Decision decision) {
                return true;
              }
            });
    casework.accept(List.of(new Decided(1, Decisions.uneventful(NOON, "alice"))));
    assertThat(seen).hasSize(1);
    assertThat(casework.position()).isEqualTo(1);
  }

  @Test
  void what_a_follower_begins_is_in_force_and_the_next_follower_sees_it() {
    List<Enforcement> seen = new ArrayList<>();
    Casework casework =
        casework(
            turn -> turn.ledger().carryOut(asked(2, "eve")),
            turn -> seen.addAll(turn.ledger().begun()));
    casework.accept(List.of(new Decided(1, SUSPEND.on(NOON, "mallory"))));
    assertThat(seen).extracting(Enforcement::id).containsExactly("a.1.0", "a.2.0");
    assertThat(casework.standing().standing(account("eve"), NOON).inForce()).hasSize(1);
  }

  @Test
  void nothing_happens_if_a_follower_throws_and_all_of_it_when_it_no_longer_does() {
    AtomicBoolean fails = new AtomicBoolean(true);
    Casework casework =
        casework(turn -> {
          if (fails.get()) {
            throw new IllegalStateException("not now");
          }
        });
    List<Decided> batch = List.of(new Decided(1, SUSPEND.on(NOON, "mallory")));
    assertThatThrownBy(() -> casework.accept(batch)).hasMessage("not now");
    assertThat(against("mallory")).isEmpty();
    assertThat(casework.standing().standing(account("mallory"), NOON).inForce()).isEmpty();
    fails.set(false);
    assertThat(casework.accept(batch)).hasSize(1);
    assertThat(against("mallory")).hasSize(1);
  }

  @Test
  void followers_see_what_people_undo() {
    List<Enforcement> undone = new ArrayList<>();
    Casework casework = casework(turn -> undone.addAll(turn.ledger().undone()));
    casework.accept(List.of(new Decided(1, SUSPEND.on(NOON, "mallory"))));
    casework.undo("a.1.0", BY_ADA);
    assertThat(undone)
        .singleElement()
        .extracting(it -> it.undone().orElseThrow())
        .isEqualTo(BY_ADA);
  }

  @Test
  void a_change_by_a_person_is_one_transaction_with_what_follows_from_it() {
    List<Enforcement> begun = new ArrayList<>();
    Casework casework = casework(turn -> begun.addAll(turn.ledger().begun()));
    casework.change(turn -> {
      turn.ledger()
          .note(new Deed(turn.now(), Actor.person("ada"), "rule", "case-1", null, null, "seen"));
      return turn.ledger().carryOut(asked(7, "mallory"));
    });
    assertThat(begun).hasSize(1);
    assertThat(against("mallory")).isEqualTo(begun);
    assertThat(database.read(AuditLog::head).sequence()).isEqualTo(2);
    assertThat(database.read(sql -> AuditLog.check(sql, List.of())).problems()).isEmpty();
  }

  private Casework casework(Follower... followers) {
    return new Casework(
        database,
        "a",
        InstantSource.fixed(NOON),
        AuditLog.saltedBy(new Random(7)),
        List.of(followers));
  }

  private static Enforcement asked(long sequence, String account) {
    return Asked.by("a", new Decided(sequence, SUSPEND.on(NOON, account)), NOON).getFirst();
  }

  private List<Enforcement> against(String account) {
    return database.read(sql -> EnforcementStore.against(sql, account(account), 100));
  }
}
