package dev.bailiff.casework.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.appeals.AppealAttempt.Done;
import dev.bailiff.casework.appeals.AppealAttempt.Refused;
import dev.bailiff.casework.appeals.AppealAttempt.Why;
import dev.bailiff.casework.appeals.AppealOutcome.PartiallyReversed;
import dev.bailiff.casework.appeals.AppealOutcome.Reversed;
import dev.bailiff.casework.appeals.AppealOutcome.Upheld;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AppealTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final AppealWindow WINDOW =
      new AppealWindow(AppealWindow.SIX_MONTHS, ZoneOffset.UTC);
  private static final Reviewer DECIDER = new Reviewer("ada");
  private static final Reviewer OTHER = new Reviewer("ben");
  private static final String SUSPENSION = "e1";
  private static final String LABEL = "e2";
  private static final Contested CONTESTED =
      new Contested(
          "d1",
          new EntityRef(Entity.ACCOUNT, "a1"),
          Set.of(DECIDER),
          NOW.minus(Duration.ofDays(10)),
          Set.of(SUSPENSION, LABEL));

  @Test
  void an_appeal_is_never_heard_by_who_had_a_part_in_the_decision() {
    assertThat(filed().hear(DECIDER, NOW)).isEqualTo(new Refused(Why.OWN_DECISION));
    assertThat(done(filed().hear(OTHER, NOW)).state()).isEqualTo(new AppealState.Heard(OTHER, NOW));
  }

  @Test
  void who_does_not_hear_an_appeal_does_not_decide_it() {
    assertThat(filed().decide(OTHER, new Reversed("wrong"), NOW))
        .isEqualTo(new Refused(Why.NOT_HEARD));
    assertThat(heard().decide(new Reviewer("cem"), new Reversed("wrong"), NOW))
        .isEqualTo(new Refused(Why.NOT_HEARD));
    assertThat(heard().hear(new Reviewer("cem"), NOW)).isEqualTo(new Refused(Why.HEARD));
  }

  @Test
  void a_reversal_undoes_everything_that_the_decision_led_to() {
    Appeal reversed = decided(new Reversed("the messages were invitations to a party"));
    assertThat(reversed.toUndo()).containsExactlyInAnyOrder(SUSPENSION, LABEL);
  }

  @Test
  void a_partial_reversal_undoes_what_it_names() {
    Appeal partly = decided(new PartiallyReversed(Set.of(SUSPENSION), "the label is enough"));
    assertThat(partly.toUndo()).containsExactly(SUSPENSION);
  }

  @Test
  void a_decision_that_is_upheld_stays() {
    assertThat(decided(new Upheld("the messages were advertisements")).toUndo()).isEmpty();
    assertThat(heard().toUndo()).isEmpty();
  }

  @Test
  void a_partial_reversal_undoes_a_part_of_this_decision() {
    String foreign = "e9";
    assertThat(outcome(new PartiallyReversed(Set.of(SUSPENSION, foreign), "why")))
        .isEqualTo(new Refused(Why.NOT_OF_THIS_DECISION));
    assertThat(outcome(new PartiallyReversed(Set.of(), "why")))
        .isEqualTo(new Refused(Why.NOT_A_PART));
    assertThat(outcome(new PartiallyReversed(Set.of(SUSPENSION, LABEL), "why")))
        .isEqualTo(new Refused(Why.NOT_A_PART));
  }

  @Test
  void an_appeal_is_filed_within_the_window_and_says_something() {
    Instant late = CONTESTED.informed().plus(Duration.ofDays(200));
    assertThat(Appeal.file("p1", CONTESTED, WINDOW, "no", late))
        .isEqualTo(new Refused(Why.TOO_LATE));
    assertThat(Appeal.file("p1", CONTESTED, WINDOW, " ", NOW)).isEqualTo(new Refused(Why.WORDS));
    assertThat(Appeal.file("p1", CONTESTED, WINDOW, "x".repeat(Appeal.MAX_WORDS + 1), NOW))
        .isEqualTo(new Refused(Why.WORDS));
  }

  @Test
  void a_decided_appeal_stays_decided() {
    Appeal decided = decided(new Upheld("it was right"));
    Refused ended = new Refused(Why.ENDED);
    assertThat(decided.decide(OTHER, new Reversed("wrong"), NOW)).isEqualTo(ended);
    assertThat(decided.hear(OTHER, NOW)).isEqualTo(ended);
    assertThat(decided.giveBack(OTHER)).isEqualTo(ended);
    assertThat(decided.withdraw(NOW)).isEqualTo(ended);
  }

  @Test
  void an_appeal_that_is_given_back_can_be_heard_by_another() {
    Appeal back = done(heard().giveBack(OTHER));
    assertThat(done(back.hear(new Reviewer("cem"), NOW)).state())
        .isInstanceOf(AppealState.Heard.class);
  }

  @Test
  void an_appeal_can_be_taken_back() {
    assertThat(done(heard().withdraw(NOW)).state()).isEqualTo(new AppealState.Withdrawn(NOW));
  }

  @Property
  void whatever_is_tried_no_decider_decides_and_only_what_was_done_is_undone(
      @ForAll @Size(max = 20) List<@IntRange(max = 11) Integer> steps) {
    Appeal appeal = filed();
    for (int step : steps) {
      if (attempt(appeal, step) instanceof Done(Appeal changed)) {
        appeal = changed;
      }
      assertThat(CONTESTED.enforcements()).containsAll(appeal.toUndo());
      if (appeal.state()
          instanceof AppealState.Decided(Reviewer reviewer, Instant _, AppealOutcome _)) {
        assertThat(CONTESTED.deciders()).doesNotContain(reviewer);
      }
    }
  }

  private static AppealAttempt attempt(Appeal appeal, int step) {
    Reviewer reviewer = step % 2 == 0 ? DECIDER : OTHER;
    return switch (step / 2) {
      case 0, 1 -> appeal.hear(reviewer, NOW);
      case 2 -> appeal.giveBack(reviewer);
      case 3 -> appeal.decide(reviewer, new Reversed("wrong"), NOW);
      case 4 -> appeal.decide(reviewer, new PartiallyReversed(Set.of(LABEL), "partly"), NOW);
      default -> appeal.withdraw(NOW);
    };
  }

  private static Appeal filed() {
    return done(Appeal.file("p1", CONTESTED, WINDOW, "it was a party", NOW));
  }

  private static Appeal heard() {
    return done(filed().hear(OTHER, NOW));
  }

  private static AppealAttempt outcome(AppealOutcome outcome) {
    return heard().decide(OTHER, outcome, NOW);
  }

  private static Appeal decided(AppealOutcome outcome) {
    return done(outcome(outcome));
  }

  private static Appeal done(AppealAttempt attempt) {
    return switch (attempt) {
      case Done(Appeal appeal) -> appeal;
      case Refused(Why why) -> throw new AssertionError(why.words());
    };
  }
}
