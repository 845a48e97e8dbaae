package dev.bailiff.casework.enforcement;

import static dev.bailiff.core.action.ActionKind.BLOCK_PAIR;
import static dev.bailiff.core.action.ActionKind.CHALLENGE;
import static dev.bailiff.core.action.ActionKind.LABEL;
import static dev.bailiff.core.action.ActionKind.LIMIT_ACCESS;
import static dev.bailiff.core.action.ActionKind.SUSPEND;
import static dev.bailiff.core.action.ActionKind.TERMINATE;
import static dev.bailiff.core.action.ActionKind.THROTTLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StandingTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final EntityRef MALLORY = new EntityRef(Entity.ACCOUNT, "mallory");
  private static final EntityRef BOB = new EntityRef(Entity.ACCOUNT, "bob");

  private final StandingIndex index = new StandingIndex();

  @Test
  void the_most_severe_enforcement_gives_the_verdict_and_its_end() {
    index.add(List.of(enforcement("1", CHALLENGE, 9), enforcement("2", THROTTLE, 3)));
    Standing standing = index.standing(MALLORY, NOON);
    assertThat(standing.verdict()).isEqualTo(Verdict.THROTTLE);
    assertThat(standing.until()).contains(NOON.plus(Duration.ofHours(3)));
  }

  @Test
  void of_two_equally_severe_enforcements_the_longer_one_tells_the_end() {
    index.add(List.of(enforcement("1", SUSPEND, 9), enforcement("2", SUSPEND, 3)));
    assertThat(index.standing(MALLORY, NOON).until()).contains(NOON.plus(Duration.ofHours(9)));
  }

  @Test
  void what_has_no_end_leaves_the_end_open() {
    index.add(List.of(enforcement("1", SUSPEND, 9), enforcement("2", TERMINATE, 0)));
    assertThat(index.standing(MALLORY, NOON).until()).isEmpty();
    assertThat(index.standing(MALLORY, NOON).verdict()).isEqualTo(Verdict.DENY);
  }

  @Test
  void an_entity_that_nothing_is_aimed_at_is_allowed_everything() {
    Standing standing = index.standing(BOB, NOON);
    assertThat(standing.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(standing.until()).isEmpty();
    assertThat(standing.inForce()).isEmpty();
  }

  @Test
  void a_part_taken_away_is_named_and_leaves_the_rest() {
    index.add(List.of(enforcement("1", LIMIT_ACCESS, 1)));
    Standing standing = index.standing(MALLORY, NOON);
    assertThat(standing.limitedFeatures()).containsExactly("x");
    assertThat(standing.verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void a_pair_is_filed_under_both() {
    index.add(List.of(enforcement("1", BLOCK_PAIR, 1)));
    assertThat(index.standing(MALLORY, NOON).isKeptFrom(BOB)).isTrue();
    assertThat(index.standing(BOB, NOON).isKeptFrom(MALLORY)).isTrue();
  }

  @Test
  void what_is_over_is_dropped_and_leaves_no_trace() {
    index.add(List.of(enforcement("1", SUSPEND, 1), enforcement("2", LABEL, 2)));
    index.dropOver(NOON.plus(Duration.ofHours(1)));
    assertThat(index.standing(MALLORY, NOON).inForce()).hasSize(1);
    index.dropOver(NOON.plus(Duration.ofHours(2)));
    assertThat(index.size()).isZero();
  }

  @Test
  void a_strike_counts_half_after_each_half_life_and_not_at_all_once_undone() {
    Strikes strikes = new Strikes(Duration.ofDays(30));
    Enforcement first = enforcement("1", SUSPEND, 1);
    List<Enforcement> both = List.of(first, enforcement("2", LABEL, 1));
    assertThat(strikes.weigh(both, NOON)).isEqualTo(1.0);
    assertThat(strikes.weigh(both, NOON.plus(Duration.ofDays(30)))).isCloseTo(0.5, within(1e-9));
    assertThat(strikes.weigh(both, NOON.plus(Duration.ofDays(90)))).isCloseTo(0.125, within(1e-9));
    assertThat(strikes.weigh(both, NOON.minusMillis(1))).isZero();
    Undoing undoing = new Undoing(NOON, Actor.person("ada"), "wrong");
    assertThat(strikes.weigh(List.of(first.undone(undoing)), NOON)).isZero();
  }

  @Test
  void an_enforcement_that_would_end_before_it_begins_is_refused() {
    assertThatThrownBy(() -> enforcement("1", SUSPEND, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_measure_has_the_targets_and_the_name_that_its_kind_needs() {
    assertThatThrownBy(() -> new Measure(SUSPEND, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Measure(LABEL, List.of(MALLORY), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Measure(LABEL, List.of(MALLORY), Optional.of("x")))
        .hasToString("label(account:mallory) \"x\"");
  }

  @Test
  void deeds_differ_by_rule_and_kind_and_target() {
    Enforcement one = enforcement("1", SUSPEND, 1);
    assertThat(one.deed()).isEqualTo(enforcement("2", SUSPEND, 7).deed());
    assertThat(one.deed()).isNotEqualTo(enforcement("1", THROTTLE, 1).deed());
  }

  private static Enforcement enforcement(String id, ActionKind kind, int hours) {
    return new Enforcement(
        id,
        new Measure(
            kind,
            Stream.of(MALLORY, BOB).limit(kind.targets()).toList(),
            kind.needs().takesName() ? Optional.of("x") : Optional.empty()),
        NOON,
        hours == 0 ? Optional.empty() : Optional.of(NOON.plus(Duration.ofHours(hours))),
        NOON,
        new Cause(Actor.rule("1.2/r"), Optional.of("1.2"), "why", Optional.empty()),
        Optional.empty());
  }
}
