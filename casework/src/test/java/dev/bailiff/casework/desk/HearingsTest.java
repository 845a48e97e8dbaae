package dev.bailiff.casework.desk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.appeals.AppealAttempt.Why;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.cases.CaseFile;
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
final class HearingsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Reviewer ADA = new Reviewer("ada");
  private static final Reviewer BEN = new Reviewer("ben");
  private static final AppealOutcome REVERSED = new AppealOutcome.Reversed("It was a drill.");

  private final Database database;
  private final Desks desks;

  HearingsTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
    desks.accept(rule("1.2/guessing", ActionKind.SUSPEND, HOUR).on(NOON, "mallory"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_reversal_undoes_what_the_decision_led_to_and_the_person_is_told() {
    Appeal appeal = filed(desks.token());
    assertThat(desks.verdict("mallory")).isEqualTo(Verdict.DENY);
    desks.hearings.hear(appeal.id(), BEN);
    desks.hearings.decide(appeal.id(), BEN, REVERSED);
    assertThat(desks.verdict("mallory")).isEqualTo(Verdict.ALLOW);
    assertThat(desks.sent.getLast().letter().text()).contains("It was wrong", "It was a drill.");
    AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
    assertThat(check.problems()).isEmpty();
  }

  @Test
  void a_decision_that_is_upheld_stays_and_the_person_is_told() {
    Appeal appeal = filed(desks.token());
    desks.hearings.hear(appeal.id(), BEN);
    desks.hearings.decide(appeal.id(), BEN, new AppealOutcome.Upheld("It was no drill."));
    assertThat(desks.verdict("mallory")).isEqualTo(Verdict.DENY);
    assertThat(desks.sent.getLast().letter().text()).contains("It stands", "It was no drill.");
  }

  @Test
  void a_ruling_is_never_heard_by_the_person_who_made_it() {
    desks.accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named("security").on(NOON, "eve"));
    CaseFile held = desks.cases.claimNext("security", ADA).orElseThrow();
    Order order =
        new Order(
            new Measure(ActionKind.TERMINATE, List.of(account("eve")), Optional.empty()),
            Optional.empty());
    desks.cases.rule(
        held.id(),
        ADA,
        held.claims(),
        new Ruling.Broken("1.2", "It was guessing for a day."),
        List.of(order),
        List.of());
    Appeal appeal = filed(desks.token());
    assertThat(desks.hearings.hear(appeal.id(), ADA))
        .contains(new AppealAttempt.Refused(Why.OWN_DECISION));
    desks.hearings.hear(appeal.id(), BEN);
    desks.hearings.decide(appeal.id(), BEN, REVERSED);
    assertThat(desks.verdict("eve")).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void a_decision_is_contested_once() {
    String token = desks.token();
    assertThat(desks.hearings.look(token, NOON)).isInstanceOf(Filing.Possible.class);
    filed(token);
    assertThat(desks.hearings.look(token, NOON)).isInstanceOf(Filing.Again.class);
    assertThat(desks.hearings.file(token, "once more", NOON)).isInstanceOf(Filing.Again.class);
    assertThat(desks.hearings.open(10)).hasSize(1);
  }

  @Test
  void an_appeal_without_words_is_not_taken() {
    assertThat(desks.hearings.file(desks.token(), "  ", NOON)).isInstanceOf(Filing.Refused.class);
    assertThat(desks.hearings.open(10)).isEmpty();
  }

  @Test
  void a_link_that_was_changed_or_has_run_out_leads_nowhere() {
    String token = desks.token();
    assertThat(desks.hearings.look(token + "x", NOON)).isInstanceOf(Filing.NoLink.class);
    assertThat(desks.hearings.file("x" + token, "why", NOON)).isInstanceOf(Filing.NoLink.class);
    assertThat(desks.hearings.look(token, NOON.plus(Duration.ofDays(200))))
        .isInstanceOf(Filing.NoLink.class);
  }

  @Test
  void an_appeal_that_is_given_back_can_be_heard_by_another() {
    Appeal appeal = filed(desks.token());
    desks.hearings.hear(appeal.id(), ADA);
    desks.hearings.giveBack(appeal.id(), ADA);
    assertThat(desks.hearings.hear(appeal.id(), BEN).orElseThrow())
        .isInstanceOf(AppealAttempt.Done.class);
  }

  private Appeal filed(String token) {
    return switch (desks.hearings.file(token, "I was at work.", NOON)) {
      case Filing.Filed(var _, Appeal appeal) -> appeal;
      case Filing other -> throw new AssertionError(other);
    };
  }
}
