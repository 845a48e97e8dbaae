package dev.bailiff.casework.desk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.hindsight.Hindsight;
import dev.bailiff.casework.hindsight.HindsightStore;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rulings and appeals are read as what people found. */
@ParameterizedClass
@EnumSource(Backend.class)
final class HindsightTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Reviewer ADA = new Reviewer("ada");
  private static final Reviewer BEN = new Reviewer("ben");

  private final Database database;
  private final Desks desks;

  HindsightTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_ruling_that_nothing_was_broken_clears_the_subject_of_what_was_asked() {
    ruled("eve", new Ruling.NotBroken("It was a drill."));
    assertThat(since(NOON))
        .containsExactly(new Hindsight(account("eve"), "1.2", NOON.minus(DAY), NOON, true));
  }

  @Test
  void a_ruling_that_a_clause_was_broken_is_about_that_clause() {
    ruled("eve", new Ruling.Broken("1.4", "It was a crawl."));
    assertThat(since(NOON))
        .containsExactly(new Hindsight(account("eve"), "1.4", NOON.minus(DAY), NOON, false));
  }

  @Test
  void a_reversed_appeal_says_that_the_rule_was_wrong_and_an_upheld_one_that_it_was_right() {
    heard("mallory", new AppealOutcome.Reversed("It was a drill."));
    heard("oscar", new AppealOutcome.Upheld("It was no drill."));
    assertThat(since(NOON))
        .extracting(found -> found.subject().id() + " " + found.clause() + " " + found.isInnocent())
        .containsExactlyInAnyOrder("mallory 1.2 true", "oscar 1.2 false");
  }

  @Test
  void what_nobody_has_ruled_on_and_what_is_too_long_ago_say_nothing() {
    desks.accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named("security").on(NOON, "peggy"));
    assertThat(since(NOON)).isEmpty();
    ruled("eve", new Ruling.NotBroken("It was a drill."));
    assertThat(since(NOON.plusMillis(1))).isEmpty();
  }

  @Test
  void a_finding_covers_the_time_that_was_looked_at() {
    Hindsight found = new Hindsight(account("eve"), "1.2", NOON, NOON.plus(HOUR), true);
    assertThat(found.covers(NOON)).isTrue();
    assertThat(found.covers(NOON.plus(HOUR))).isTrue();
    assertThat(found.covers(NOON.minusMillis(1))).isFalse();
    assertThat(found.covers(NOON.plus(HOUR).plusMillis(1))).isFalse();
  }

  private List<Hindsight> since(Instant time) {
    return database.read(sql -> HindsightStore.since(sql, time));
  }

  private void ruled(String account, Ruling ruling) {
    desks.accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named("security").on(NOON, account));
    CaseFile held = desks.cases.claimNext("security", ADA).orElseThrow();
    desks.cases.rule(held.id(), ADA, held.claims(), ruling, List.of(), List.of());
  }

  private void heard(String account, AppealOutcome outcome) {
    desks.accept(rule("1.2/guessing", ActionKind.SUSPEND, HOUR).on(NOON, account));
    Appeal appeal =
        switch (desks.hearings.file(desks.token(), "I was at work.", NOON)) {
          case Filing.Filed(var _, Appeal filed) -> filed;
          case Filing other -> throw new AssertionError(other);
        };
    desks.hearings.hear(appeal.id(), BEN);
    desks.hearings.decide(appeal.id(), BEN, outcome);
  }
}
