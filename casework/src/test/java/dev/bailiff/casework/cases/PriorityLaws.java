package dev.bailiff.casework.cases;

import static dev.bailiff.casework.cases.Files.NOW;
import static dev.bailiff.casework.cases.Files.SUBJECT;
import static dev.bailiff.casework.cases.Files.done;
import static dev.bailiff.casework.cases.Files.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.cases.Reason.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

final class PriorityLaws {
  private static final Priority PRIORITY = new Priority(Duration.ofHours(8));

  @Property
  void a_case_with_a_pressing_deadline_comes_first(
      @ForAll("files") CaseFile pressing, @ForAll("files") CaseFile other) {
    CaseFile due = dueIn(pressing, Duration.ofHours(1), Duration.ofHours(2));
    assertThat(PRIORITY.at(NOW).compare(due, other)).isNegative();
  }

  @Property
  void of_two_pressing_cases_the_one_that_is_due_earlier_comes_first(
      @ForAll("files") CaseFile one, @ForAll("files") CaseFile other) {
    CaseFile sooner = dueIn(one, Duration.ofMinutes(59), Duration.ofDays(1));
    CaseFile later = dueIn(other, Duration.ofMinutes(60), Duration.ofDays(1));
    assertThat(PRIORITY.at(NOW).compare(sooner, later)).isNegative();
  }

  @Property
  void a_deadline_that_does_not_press_yet_changes_nothing(
      @ForAll("files") CaseFile one, @ForAll("files") CaseFile other) {
    CaseFile due = dueIn(one, Duration.ofDays(30), Duration.ofDays(2));
    assertThat(PRIORITY.at(NOW).compare(due, other))
        .isEqualTo(PRIORITY.at(NOW).compare(one, other));
  }

  @Property
  void the_order_of_cases_that_do_not_press_never_changes(
      @ForAll("files") CaseFile one,
      @ForAll("files") CaseFile other,
      @ForAll @IntRange(max = 100_000) int hours) {
    assertThat(PRIORITY.at(NOW.plus(Duration.ofHours(hours))).compare(one, other))
        .isEqualTo(PRIORITY.at(NOW).compare(one, other));
  }

  @Property
  void every_case_comes_before_all_that_are_opened_after_its_longest_wait(
      @ForAll("files") CaseFile waiting, @ForAll("weights") @Size(max = 64) List<Weight> weights) {
    Instant after = waiting.opened().plus(PRIORITY.longestWait());
    CaseFile newcomer = open("newcomer", after, weights);
    assertThat(PRIORITY.rank(waiting)).isGreaterThanOrEqualTo(PRIORITY.rank(newcomer) - 1e-9);
  }

  @Property
  void a_further_reason_never_makes_a_case_less_urgent(
      @ForAll("files") CaseFile file, @ForAll("weight") Weight weight) {
    CaseFile more = done(file.because(reason("3.1/further", weight, NOW)));
    assertThat(PRIORITY.rank(more)).isGreaterThanOrEqualTo(PRIORITY.rank(file));
  }

  @Property
  void a_case_that_has_waited_one_doubling_time_weighs_as_much_as_one_twice_as_bad(
      @ForAll("weight") Weight weight) {
    CaseFile waited = open("waited", NOW.minus(PRIORITY.doubling()), List.of(weight));
    CaseFile twice = open("twice", NOW, List.of(weight, weight));
    assertThat(PRIORITY.rank(waited)).isCloseTo(PRIORITY.rank(twice), Offset.offset(1e-6));
  }

  @Property
  void the_order_in_which_reasons_came_does_not_matter(
      @ForAll("weight") Weight one, @ForAll("weight") Weight other, @ForAll("hours") int hours) {
    Reason first = reason("3.1/bulk", one, NOW);
    Reason second = reason("3.1/bulk", other, NOW.plus(Duration.ofHours(hours)));
    assertThat(first.and(second)).isEqualTo(second.and(first));
  }

  @Provide
  Arbitrary<Integer> hours() {
    return Arbitraries.integers().between(-100, 100);
  }

  @Provide
  Arbitrary<CaseFile> files() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 100_000), weights(), Arbitraries.integers())
        .as((minutes, weights, id) ->
            open("case" + id, NOW.minus(Duration.ofMinutes(minutes)), weights));
  }

  @Provide
  Arbitrary<List<Weight>> weights() {
    return weight().list().ofMinSize(1).ofMaxSize(CaseFile.MAX_REASONS);
  }

  @Provide
  Arbitrary<Weight> weight() {
    return Combinators.combine(
            Arbitraries.of(Severity.class),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.doubles().between(0, 1))
        .as(Weight::new);
  }

  private static CaseFile open(String id, Instant opened, List<Weight> weights) {
    CaseFile file =
        CaseFile.open(
            new CaseId(id), SUBJECT, "abuse", reason("3.1/0", weights.getFirst(), opened), opened);
    for (int i = 1; i < weights.size(); i++) {
      file = done(file.because(reason("3.1/" + i, weights.get(i), opened)));
    }
    return file;
  }

  private static CaseFile dueIn(CaseFile file, Duration time, Duration lead) {
    Reason first = file.reasons().getFirst();
    Deadline deadline = new Deadline(NOW.plus(time), lead, "an order");
    Reason due =
        new Reason(first.key(), lightest(), NOW, NOW, 1, Optional.of(deadline), Optional.empty());
    return done(file.because(due));
  }

  /** Adds nothing to a reason but its deadline. */
  private static Weight lightest() {
    return new Weight(Severity.MINOR, 0, 0, 0);
  }
}
