package dev.bailiff.casework.desk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.cases.Attempt;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.CaseState;
import dev.bailiff.casework.cases.Refusal;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class CaseDeskTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Reviewer ADA = new Reviewer("ada");
  private static final Reviewer BEN = new Reviewer("ben");
  private static final Ruling BROKEN = new Ruling.Broken("1.2", "It was guessing for a day.");
  private static final Ruling NOT_BROKEN = new Ruling.NotBroken("It was a drill.");
  private static final Order SUSPENSION =
      new Order(
          new Measure(ActionKind.SUSPEND, List.of(account("mallory")), Optional.empty()),
          Optional.of(HOUR));

  private final Database database;
  private final Desks desks;

  CaseDeskTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
    desks.accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named("security").on(NOON, "mallory"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_ruling_that_a_clause_was_broken_is_carried_out_and_explained() {
    CaseFile held = claimed(ADA);
    Ruled.Done ruled = done(ruled(held, ADA, BROKEN, List.of(SUSPENSION), List.of()));
    assertThat(ruled.file().isOpen()).isFalse();
    assertThat(desks.verdict("mallory")).isEqualTo(Verdict.DENY);
    assertThat(desks.sent.getLast().letter().text())
        .contains("by a person, on the proposal of automated means", "guessing for a day");
  }

  @Test
  void a_ruling_that_nothing_was_broken_takes_back_what_it_names() {
    desks.accept(rule("1.2/guessing", ActionKind.SUSPEND, HOUR).on(NOON, "mallory"));
    String suspension = desks.against("mallory").getFirst().id();
    CaseFile held = claimed(ADA);
    Ruled.Done ruled =
        done(ruled(held, ADA, NOT_BROKEN, List.of(), List.of(suspension, "no such")));
    assertThat(ruled.undone()).hasSize(1);
    assertThat(desks.verdict("mallory")).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void nothing_is_ordered_where_nothing_was_broken() {
    CaseFile held = claimed(ADA);
    assertThatThrownBy(() -> ruled(held, ADA, NOT_BROKEN, List.of(SUSPENSION), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(desks.against("mallory")).isEmpty();
  }

  @Test
  void only_who_holds_a_case_rules_on_it_and_only_by_the_last_claim() {
    CaseFile held = claimed(ADA);
    assertThat(ruled(held, BEN, NOT_BROKEN, List.of(), List.of()))
        .isEqualTo(new Ruled.Refused(Refusal.NOT_HELD));
    CaseFile again = claimed(ADA);
    assertThat(ruled(held, ADA, NOT_BROKEN, List.of(), List.of()))
        .isEqualTo(new Ruled.Refused(Refusal.NOT_HELD));
    done(ruled(again, ADA, NOT_BROKEN, List.of(), List.of()));
    assertThat(ruled(again, ADA, NOT_BROKEN, List.of(), List.of()))
        .isEqualTo(new Ruled.Refused(Refusal.RESOLVED));
  }

  @Test
  void a_case_that_is_handed_over_waits_for_other_people() {
    CaseFile held = claimed(ADA);
    desks.cases.handOver(held.id(), ADA, held.claims(), "lawyers", "a question of law");
    assertThat(desks.cases.claimNext("security", BEN)).isEmpty();
    assertThat(desks.cases.claimNext("lawyers", BEN)).map(CaseFile::id).contains(held.id());
  }

  @Test
  void a_case_that_is_given_back_can_be_claimed_by_another() {
    CaseFile held = claimed(ADA);
    assertThat(desks.cases.claim(held.id(), BEN)).contains(new Attempt.Refused(Refusal.CLAIMED));
    assertThat(desks.cases.release(held.id(), BEN, held.claims()))
        .contains(new Attempt.Refused(Refusal.NOT_HELD));
    desks.cases.release(held.id(), ADA, held.claims());
    assertThat(claimed(BEN).state()).isInstanceOf(CaseState.InReview.class);
  }

  @Test
  void every_step_of_a_case_is_in_the_audit_log() {
    CaseFile held = claimed(ADA);
    done(ruled(held, ADA, BROKEN, List.of(SUSPENSION), List.of()));
    List<AuditEntry> entries = database.read(sql -> AuditLog.about(sql, held.id().value(), 10));
    assertThat(entries)
        .extracting(AuditEntry::act)
        .containsExactly("open-case", "claim-case", "rule-on-case");
    AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
    assertThat(check.problems()).isEmpty();
  }

  @Test
  void what_is_not_there_is_said_not_to_be_there() {
    CaseId unknown = new CaseId("unknown");
    assertThat(desks.cases.find(unknown)).isEmpty();
    assertThat(desks.cases.claim(unknown, ADA)).isEmpty();
    assertThat(desks.cases.rule(unknown, ADA, 1, NOT_BROKEN, List.of(), List.of())).isEmpty();
  }

  private CaseFile claimed(Reviewer reviewer) {
    return desks.cases.claimNext("security", reviewer).orElseThrow();
  }

  private Ruled ruled(
      CaseFile file, Reviewer reviewer, Ruling ruling, List<Order> orders, List<String> undo) {
    return desks.cases.rule(file.id(), reviewer, file.claims(), ruling, orders, undo).orElseThrow();
  }

  private static Ruled.Done done(Ruled ruled) {
    return switch (ruled) {
      case Ruled.Done done -> done;
      case Ruled.Refused(Refusal why) -> throw new AssertionError(why.words());
    };
  }
}
