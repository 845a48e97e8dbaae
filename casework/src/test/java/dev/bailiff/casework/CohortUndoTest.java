package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.cohort.Apologies;
import dev.bailiff.casework.cohort.CohortUndo;
import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.CohortStore;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementList;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.outbox.Posted;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import java.time.Duration;
import java.time.InstantSource;
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
final class CohortUndoTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Decisions.Asking SUSPEND = rule("1.2/guessing", ActionKind.SUSPEND, HOUR);
  private static final Decisions.Asking OTHER = rule("1.2/stuffing", ActionKind.SUSPEND, HOUR);
  private static final Decisions.Asking WARN = rule("1.2/guessing", ActionKind.WARN);
  private static final Undoing BY_ADA =
      new Undoing(NOON.plusSeconds(60), Actor.person("ada"), "the rule was wrong");
  private static final Cohort COHORT =
      new Cohort("1.2/guessing", Optional.empty(), NOON, NOON.plus(HOUR));

  private final Database database;
  private final Casework casework;
  private final CohortUndo cohorts;
  private final List<String> written = new ArrayList<>();
  private long sequence;

  CohortUndoTest(Backend backend) {
    database = Database.open(backend.fresh());
    casework =
        new Casework(
            database, "a", InstantSource.fixed(NOON), AuditLog.saltedBy(new Random(7)), List.of());
    Apologies apologies =
        new Apologies(
            List.of("hook"), (_, recipient, _, from) -> written.add(recipient + " since " + from));
    cohorts = new CohortUndo(database, casework, apologies);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_preview_says_what_undoing_would_come_to_and_changes_nothing() {
    accept(SUSPEND.on(NOON, "a"), WARN.on(NOON, "a"), SUSPEND.on(NOON.plusSeconds(9), "b"));
    CohortStore.Summary summary = cohorts.preview(COHORT);
    assertThat(summary.enforcements()).isEqualTo(3);
    assertThat(summary.entities()).isEqualTo(2);
    assertThat(summary.byAction()).isEqualTo(Map.of(ActionKind.SUSPEND, 2L, ActionKind.WARN, 1L));
    assertThat(summary.earliest()).contains(NOON);
    assertThat(summary.latest()).contains(NOON.plusSeconds(9));
    assertThat(summary.versions()).containsExactly("v1");
    assertThat(verdict("a")).isEqualTo(Verdict.DENY);
  }

  @Test
  void undoing_reverses_what_the_rule_did_in_the_time_and_nothing_else() {
    accept(
        SUSPEND.on(NOON, "a"),
        OTHER.on(NOON, "b"),
        SUSPEND.on(NOON.plus(HOUR), "c"),
        SUSPEND.on(NOON.minusMillis(1), "d"));
    assertThat(cohorts.undo(COHORT, BY_ADA)).isEqualTo(new CohortUndo.Outcome(1, 1, 1, true));
    assertThat(verdict("a")).isEqualTo(Verdict.ALLOW);
    assertThat(verdict("b")).isEqualTo(Verdict.DENY);
    assertThat(verdict("d")).isEqualTo(Verdict.DENY);
    assertThat(list(Optional.empty()))
        .filteredOn(it -> it.undone().isPresent())
        .extracting(it -> it.undone().orElseThrow())
        .containsExactly(BY_ADA);
  }

  @Test
  void only_what_was_done_under_one_version_can_be_meant() {
    accept(SUSPEND.on(NOON, "a"));
    Cohort other = new Cohort("1.2/guessing", Optional.of("v2"), NOON, NOON.plus(HOUR));
    assertThat(cohorts.undo(other, BY_ADA).undone()).isZero();
    Cohort same = new Cohort("1.2/guessing", Optional.of("v1"), NOON, NOON.plus(HOUR));
    assertThat(cohorts.undo(same, BY_ADA).undone()).isEqualTo(1);
  }

  @Test
  void each_whom_it_restricted_is_apologised_to_once() {
    accept(SUSPEND.on(NOON, "a"), WARN.on(NOON, "b"));
    cohorts.undo(COHORT, BY_ADA);
    accept(SUSPEND.on(NOON.plusSeconds(1), "a"));
    cohorts.undo(COHORT, BY_ADA);
    assertThat(database.<List<Posted>>read(sql -> Outbox.after(sql, 0, Outbox.Filter.ALL, 10)))
        .singleElement()
        .satisfies(message -> {
          assertThat(written.getFirst()).isEqualTo("account:a since " + NOON);
          assertThat(message.topic()).isEqualTo("apology");
          assertThat(message.about()).isEqualTo("account:a");
          assertThat(message.payload())
              .contains("\"rule\":\"1.2/guessing\"")
              .contains("\"actions\":[\"suspend\"]");
        });
  }

  @Test
  void a_cohort_larger_than_a_transaction_is_undone_whole() {
    List<Decided> batch = new ArrayList<>();
    for (int i = 1; i <= 601; i++) {
      batch.add(new Decided(i, SUSPEND.on(NOON, "account" + i)));
    }
    casework.accept(batch);
    assertThat(cohorts.undo(COHORT, BY_ADA)).isEqualTo(new CohortUndo.Outcome(601, 601, 601, true));
    assertThat(cohorts.preview(COHORT).enforcements()).isZero();
    assertThat(database.read(sql -> AuditLog.check(sql, List.of())).problems()).isEmpty();
    assertThat(database.read(AuditLog::head).sequence()).isEqualTo(1_202);
  }

  @Test
  void a_time_ends_after_it_begins() {
    assertThatThrownBy(() -> new Cohort("1.2/guessing", Optional.empty(), NOON, NOON))
        .hasMessage("a time ends after it begins");
  }

  @Test
  void enforcements_are_listed_the_last_first_and_page_by_page() {
    accept(SUSPEND.on(NOON, "a"), SUSPEND.on(NOON, "b"), OTHER.on(NOON, "c"));
    List<Enforcement> all = list(Optional.empty());
    assertThat(all).extracting(Enforcement::id).containsExactly("a.3.0", "a.2.0", "a.1.0");
    assertThat(list(Optional.of(EnforcementList.Place.of(all.get(1)))))
        .extracting(Enforcement::id)
        .containsExactly("a.1.0");
  }

  @Test
  void enforcements_are_listed_by_target_rule_and_time() {
    accept(SUSPEND.on(NOON, "a"), SUSPEND.on(NOON, "b"), OTHER.on(NOON, "b"));
    casework.undo("a.2.0", BY_ADA);
    EnforcementList asked =
        new EnforcementList(
            Optional.of(account("b")), Optional.empty(), Optional.of(NOON), Optional.empty());
    assertThat(database.<List<Enforcement>>read(sql -> asked.read(sql, 10)))
        .extracting(Enforcement::id)
        .containsExactly("a.3.0");
    EnforcementList byRule =
        new EnforcementList(
            Optional.empty(), Optional.of("1.2/guessing"), Optional.empty(), Optional.empty());
    assertThat(database.<List<Enforcement>>read(sql -> byRule.read(sql, 10))).hasSize(2);
  }

  private List<Enforcement> list(Optional<EnforcementList.Place> before) {
    EnforcementList asked =
        new EnforcementList(Optional.empty(), Optional.empty(), Optional.empty(), before);
    return database.read(sql -> asked.read(sql, 10));
  }

  private void accept(Decision... decisions) {
    List<Decided> batch = new ArrayList<>();
    for (Decision decision : decisions) {
      batch.add(new Decided(++sequence, decision));
    }
    casework.accept(batch);
  }

  private Verdict verdict(String account) {
    return casework.standing().standing(account(account), NOON).verdict();
  }
}
