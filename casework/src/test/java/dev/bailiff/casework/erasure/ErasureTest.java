package dev.bailiff.casework.erasure;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.Decisions;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.desk.Desks;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.outgoing.StatementStore;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class ErasureTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Decisions.Asking SUSPEND = rule("1.2/guessing", ActionKind.SUSPEND, HOUR);
  private static final Actor ADA = Actor.person("ada");

  private final Database database;
  private final Desks desks;
  private final Erasure erasure;
  private final LegalHolds holds;

  ErasureTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
    erasure = new Erasure(desks.casework());
    holds = new LegalHolds(desks.casework(), database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_over_no_longer_says_whom_it_was_about_and_the_audit_log_stays_provable() {
    over("mallory");
    Erased.Done done = done(erasure.erase(account("mallory"), ADA, "they asked for it"));
    assertThat(done.erased()).isGreaterThanOrEqualTo(3);
    assertThat(done.kept()).isZero();
    assertThat(everything()).doesNotContain("mallory");
    Enforcement left = against(done.pseudonym()).getFirst();
    assertThat(left.cause().actor()).isEqualTo(Actor.rule("1.2/guessing"));
    AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
    assertThat(check.problems()).isEmpty();
    assertThat(check.erased()).isPositive();
  }

  @Test
  void what_others_did_stays() {
    over("mallory");
    over("eve");
    erasure.erase(account("mallory"), ADA, "they asked for it");
    assertThat(against("eve")).hasSize(1);
    assertThat(told("eve")).isEqualTo(1);
  }

  @Test
  void what_is_in_force_stays_until_it_is_not() {
    desks.accept(SUSPEND.on(NOON, "mallory"));
    Erased.Done done = done(erasure.erase(account("mallory"), ADA, "they asked for it"));
    assertThat(done.erased()).isZero();
    assertThat(done.kept()).isEqualTo(1);
    assertThat(desks.verdict("mallory")).isEqualTo(Verdict.DENY);
    assertThat(told("mallory")).isEqualTo(1);
  }

  @Test
  void a_legal_hold_wins_until_it_is_lifted_or_ends() {
    over("mallory");
    LegalHold hold =
        holds.place(account("mallory"), "order 17", Optional.empty(), ADA).orElseThrow();
    assertThat(erasure.erase(account("mallory"), ADA, "they asked for it"))
        .isEqualTo(new Erased.Held(hold));
    assertThat(erasure.retire(NOON.plus(HOUR))).isZero();
    assertThat(against("mallory")).hasSize(1);
    assertThat(holds.inForce(NOON, 10)).containsExactly(hold);
    holds.lift(hold.id(), "the order was revoked", ADA);
    assertThat(holds.lift(hold.id(), "once more", ADA)).isEmpty();
    holds.place(account("mallory"), "order 18", Optional.of(NOON), ADA);
    done(erasure.erase(account("mallory"), ADA, "they asked for it"));
    assertThat(against("mallory")).isEmpty();
  }

  @Test
  void what_was_kept_long_enough_is_erased_without_being_asked_for() {
    over("mallory");
    over("eve");
    assertThat(erasure.retire(NOON)).isZero();
    assertThat(erasure.retire(NOON.plus(HOUR))).isEqualTo(2);
    assertThat(erasure.retire(NOON.plus(HOUR))).isZero();
    assertThat(everything()).doesNotContain("mallory").doesNotContain("\"eve\"");
  }

  @Test
  void who_is_under_a_hold_is_labelled_until_it_is_lifted_or_ends_and_over_restarts() {
    EntityRef mallory = account("mallory");
    LegalHold first = holds.place(mallory, "order 17", Optional.empty(), ADA).orElseThrow();
    LegalHold second =
        holds.place(mallory, "order 18", Optional.of(NOON.plusSeconds(9)), ADA).orElseThrow();
    HeldStanding standing = new HeldStanding(desks.casework().standing(), again());
    assertThat(standing.labels(mallory, NOON)).containsExactly(LegalHolds.LABEL);
    assertThat(standing.labels(account("eve"), NOON)).isEmpty();
    assertThat(holds.isHeld(mallory, NOON.plusSeconds(10))).isTrue();

    holds.lift(first.id(), "revoked", ADA);
    assertThat(holds.isHeld(mallory, NOON)).isTrue();
    assertThat(holds.isHeld(mallory, NOON.plusSeconds(9))).isFalse();
    assertThat(again().isHeld(mallory, NOON)).isTrue();
    holds.lift(second.id(), "revoked", ADA);
    assertThat(holds.isHeld(mallory, NOON)).isFalse();
    assertThat(again().haveAny()).isFalse();
  }

  private LegalHolds again() {
    return new LegalHolds(desks.casework(), database);
  }

  @Test
  void a_hold_says_what_demands_it() {
    assertThatThrownBy(() -> holds.place(account("mallory"), " ", Optional.empty(), ADA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Somebody was suspended, told why, and the suspension was undone. */
  private void over(String account) {
    desks.accept(SUSPEND.on(NOON, account));
    desks
        .casework()
        .undo(against(account).getFirst().id(), new Undoing(NOON, ADA, account + " was at work"));
  }

  private List<Enforcement> against(String account) {
    return database.read(sql -> EnforcementStore.against(sql, account(account), 10));
  }

  private int told(String account) {
    return database.read(sql -> StatementStore.to(sql, account(account), 10)).size();
  }

  /** All that is written in any table that the desk and casework write, but for the journal's. */
  private String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of("enforcement", "statement", "appeal", "case_file", "contact", "audit", "outbox")) {
      String rows =
          database.read(sql -> sql.selectFrom(DSL.table(DSL.name(table))).fetch().formatCSV());
      all.append(rows);
    }
    return all.toString();
  }

  private static Erased.Done done(Erased erased) {
    return switch (erased) {
      case Erased.Done done -> done;
      case Erased.Held(LegalHold hold) -> throw new AssertionError(hold);
    };
  }
}
