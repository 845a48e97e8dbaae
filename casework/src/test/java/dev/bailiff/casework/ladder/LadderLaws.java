package dev.bailiff.casework.ladder;

import static dev.bailiff.casework.ladder.Ladders.ACCOUNT;
import static dev.bailiff.casework.ladder.Ladders.GRACE;
import static dev.bailiff.casework.ladder.Ladders.GRAVE;
import static dev.bailiff.casework.ladder.Ladders.LADDER;
import static dev.bailiff.casework.ladder.Ladders.NOW;
import static dev.bailiff.casework.ladder.Ladders.ORDINARY;
import static dev.bailiff.casework.ladder.Ladders.SPEC;
import static dev.bailiff.casework.ladder.Ladders.TENANT;
import static dev.bailiff.casework.ladder.Ladders.TOKEN;
import static dev.bailiff.casework.ladder.Ladders.breach;
import static dev.bailiff.casework.ladder.Ladders.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.ladder.Answer.Spare;
import dev.bailiff.casework.ladder.Answer.Take;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class LadderLaws {
  private static final int FORGOTTEN_AFTER_DAYS = 90 + 180 + 365 + 1_825;

  @Property
  void a_step_that_was_undone_was_never_taken(
      @ForAll("records") List<PastStep> record, @ForAll("records") List<PastStep> undone) {
    List<PastStep> both = new ArrayList<>(record);
    undone.forEach(step -> both.add(step.undoneAt(NOW)));
    assertThat(LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), both))
        .isEqualTo(LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), record));
  }

  @Property
  void the_order_of_the_record_does_not_matter(
      @ForAll("records") List<PastStep> record, @ForAll Random random) {
    List<PastStep> shuffled = new ArrayList<>(record);
    Collections.shuffle(shuffled, random);
    assertThat(LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), shuffled).target())
        .isEqualTo(LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), record).target());
    assertThat(index(breach(ORDINARY, NOW, ACCOUNT), shuffled))
        .isEqualTo(index(breach(ORDINARY, NOW, ACCOUNT), record));
  }

  @Property
  void a_longer_record_never_leads_to_a_milder_step(
      @ForAll("records") List<PastStep> record, @ForAll("steps") PastStep further) {
    List<PastStep> longer = new ArrayList<>(record);
    longer.add(further);
    assertThat(index(breach(ORDINARY, NOW, ACCOUNT), longer))
        .isGreaterThanOrEqualTo(index(breach(ORDINARY, NOW, ACCOUNT), record));
  }

  @Property
  void time_never_makes_a_record_worse(
      @ForAll("records") List<PastStep> record, @ForAll @IntRange(max = 3_000) int days) {
    Instant later = NOW.plus(Duration.ofDays(days));
    assertThat(index(breach(ORDINARY, later, ACCOUNT), record))
        .isLessThanOrEqualTo(index(breach(ORDINARY, NOW, ACCOUNT), record));
  }

  @Property
  void every_record_is_forgotten_in_the_end(@ForAll("records") List<PastStep> record) {
    Instant later = NOW.plus(Duration.ofDays(FORGOTTEN_AFTER_DAYS));
    assertThat(LADDER.answer(breach(ORDINARY, later, ACCOUNT), record))
        .isEqualTo(LADDER.answer(breach(ORDINARY, later, ACCOUNT), List.of()));
  }

  @Property
  void nobody_climbs_two_steps_at_once_unless_the_clause_begins_there(
      @ForAll("records") List<PastStep> record, @ForAll("clauses") String clause) {
    int highest = record.stream().mapToInt(step -> LADDER.level(step, NOW)).max().orElse(-1);
    assertThat(index(breach(clause, NOW, ACCOUNT), record))
        .isLessThanOrEqualTo(Math.max(SPEC.beginning(clause), highest + 1))
        .isGreaterThanOrEqualTo(SPEC.beginning(clause));
  }

  @Property
  void a_wave_of_breaches_within_the_grace_is_answered_by_one_step(
      @ForAll("records") List<PastStep> record,
      @ForAll("clauses") String clause,
      @ForAll @IntRange(min = 1, max = 50) int breaches) {
    List<PastStep> grown = new ArrayList<>(record);
    int taken = 0;
    for (int i = 0; i < breaches; i++) {
      Instant at = NOW.plus(GRACE.multipliedBy(i).dividedBy(breaches));
      if (LADDER.answer(breach(clause, at, ACCOUNT), grown) instanceof Take take) {
        grown.add(take.taken(at));
        taken++;
      }
    }
    assertThat(taken).isEqualTo(1);
  }

  @Property
  void who_breaks_a_clause_again_and_again_reaches_the_end_of_the_ladder(
      @ForAll @IntRange(min = 1, max = 80) int daysBetween) {
    List<PastStep> record = new ArrayList<>();
    for (int i = 0; i < SPEC.rungs().size(); i++) {
      Instant at = NOW.plus(Duration.ofDays((long) i * daysBetween));
      Take take = (Take) LADDER.answer(breach(ORDINARY, at, ACCOUNT), record);
      assertThat(take.index()).isEqualTo(i);
      record.add(take.taken(at));
    }
  }

  @Property
  void a_larger_target_is_aimed_at_only_after_enough_smaller_ones(
      @ForAll @IntRange(max = 6) int tokens) {
    List<PastStep> record = new ArrayList<>();
    for (int i = 0; i < tokens; i++) {
      EntityRef spent = new EntityRef(Entity.TOKEN, "spent" + i);
      record.add(step(Ladders.WARN, spent, Ladders.daysAgo(9), ACCOUNT, TENANT));
    }
    assertThat(LADDER.answer(breach(ORDINARY, NOW, TOKEN, ACCOUNT, TENANT), record).target())
        .isEqualTo(tokens < SPEC.widenAfter() ? TOKEN : ACCOUNT);
  }

  @Provide
  Arbitrary<List<PastStep>> records() {
    return steps().list().ofMaxSize(6);
  }

  /** Steps whose grace is over. */
  @Provide
  Arbitrary<PastStep> steps() {
    return Combinators.combine(
            Arbitraries.of(SPEC.rungs()), Arbitraries.integers().between(2, 2_500))
        .as((rung, days) -> step(rung, ACCOUNT, Ladders.daysAgo(days), TENANT));
  }

  @Provide
  Arbitrary<String> clauses() {
    return Arbitraries.of(ORDINARY, GRAVE);
  }

  private static int index(Breach breach, List<PastStep> record) {
    return switch (LADDER.answer(breach, record)) {
      case Take take -> take.index();
      case Spare spare -> LADDER.level(spare.step(), breach.at());
    };
  }
}
