package dev.bailiff.casework.ladder;

import static dev.bailiff.casework.ladder.Ladders.ACCOUNT;
import static dev.bailiff.casework.ladder.Ladders.GRACE;
import static dev.bailiff.casework.ladder.Ladders.GRAVE;
import static dev.bailiff.casework.ladder.Ladders.LADDER;
import static dev.bailiff.casework.ladder.Ladders.LIMIT;
import static dev.bailiff.casework.ladder.Ladders.NOW;
import static dev.bailiff.casework.ladder.Ladders.ORDINARY;
import static dev.bailiff.casework.ladder.Ladders.SUSPEND;
import static dev.bailiff.casework.ladder.Ladders.TENANT;
import static dev.bailiff.casework.ladder.Ladders.TERMINATE;
import static dev.bailiff.casework.ladder.Ladders.TOKEN;
import static dev.bailiff.casework.ladder.Ladders.WARN;
import static dev.bailiff.casework.ladder.Ladders.breach;
import static dev.bailiff.casework.ladder.Ladders.daysAgo;
import static dev.bailiff.casework.ladder.Ladders.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bailiff.casework.ladder.Answer.Spare;
import dev.bailiff.casework.ladder.Answer.Take;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LadderTest {
  @Test
  void a_first_breach_is_answered_by_a_warning() {
    Take take = (Take) LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), List.of());
    assertThat(take.rung()).isEqualTo(WARN);
    assertThat(take.because()).isEqualTo("step 1 of 4, `warn`, as nothing is on record");
  }

  @Test
  void a_further_breach_climbs_to_the_next_step_and_says_what_it_rests_on() {
    Take take =
        (Take)
            LADDER.answer(
                breach(ORDINARY, NOW, ACCOUNT), List.of(step(WARN, ACCOUNT, daysAgo(30))));
    assertThat(take.rung()).isEqualTo(LIMIT);
    assertThat(take.until(NOW)).contains(NOW.plus(Duration.ofDays(3)));
    assertThat(take.because())
        .isEqualTo("step 2 of 4, `limit_access`, as `warn` of 2026-10-24 counts as step 1");
  }

  @Test
  void a_grave_clause_begins_higher_up() {
    Take take = (Take) LADDER.answer(breach(GRAVE, NOW, ACCOUNT), List.of());
    assertThat(take.rung()).isEqualTo(SUSPEND);
    assertThat(take.because())
        .isEqualTo("step 3 of 4, `suspend`, where breaches of clause 4.5 begin");
  }

  @Test
  void an_old_step_counts_for_less_before_it_is_forgotten() {
    PastStep suspension = step(SUSPEND, ACCOUNT, daysAgo(400));
    Take take = (Take) LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), List.of(suspension));
    assertThat(take.rung()).isEqualTo(SUSPEND);
    assertThat(take.because())
        .isEqualTo("step 3 of 4, `suspend`, as `suspend` of 2025-10-19 counts as step 2");
  }

  @Test
  void who_has_been_warned_has_time_to_stop() {
    PastStep warning = step(WARN, ACCOUNT, NOW.minusSeconds(20));
    Spare spare = (Spare) LADDER.answer(breach(ORDINARY, NOW, ACCOUNT), List.of(warning));
    assertThat(spare.until()).isEqualTo(warning.at().plus(GRACE));
    assertThat(spare.because())
        .isEqualTo(
            "`warn` against account:a1 on 2026-11-23T09:59:40Z answers breaches until "
                + "2026-11-24T09:59:40Z");
  }

  @Test
  void a_warning_for_a_trifle_does_not_delay_the_answer_to_a_grave_breach() {
    PastStep warning = step(WARN, ACCOUNT, NOW.minusSeconds(20));
    Take take = (Take) LADDER.answer(breach(GRAVE, NOW, ACCOUNT), List.of(warning));
    assertThat(take.rung()).isEqualTo(SUSPEND);
  }

  @Test
  void a_breach_from_before_the_last_step_does_not_climb() {
    PastStep warning = step(WARN, ACCOUNT, NOW);
    Answer answer = LADDER.answer(breach(ORDINARY, daysAgo(2), ACCOUNT), List.of(warning));
    assertThat(answer).isInstanceOf(Spare.class);
  }

  @Test
  void the_last_step_is_taken_by_people() {
    Take take =
        (Take)
            LADDER.answer(
                breach(ORDINARY, NOW, ACCOUNT), List.of(step(SUSPEND, ACCOUNT, daysAgo(30))));
    assertThat(take.rung()).isEqualTo(TERMINATE);
    assertThat(take.rung().byPeople()).isTrue();
  }

  @Test
  void the_smallest_target_is_aimed_at_first() {
    Answer answer = LADDER.answer(breach(ORDINARY, NOW, TOKEN, ACCOUNT, TENANT), List.of());
    assertThat(answer.target()).isEqualTo(TOKEN);
  }

  @Test
  void an_account_that_goes_through_tokens_is_aimed_at_itself() {
    List<PastStep> record = new ArrayList<>(tokens(3, ACCOUNT, TENANT));
    Answer answer = LADDER.answer(breach(ORDINARY, NOW, TOKEN, ACCOUNT, TENANT), record);
    assertThat(answer.target()).isEqualTo(ACCOUNT);
    assertThat(answer.because())
        .isEqualTo(
            "account:a1 is aimed at, as 3 others of kind `token` in it have steps on record; "
                + "step 1 of 4, `warn`, as nothing is on record");
  }

  @Test
  void tokens_of_another_account_say_nothing_about_this_one() {
    EntityRef other = new EntityRef(Entity.ACCOUNT, "a2");
    Answer answer =
        LADDER.answer(breach(ORDINARY, NOW, TOKEN, ACCOUNT, TENANT), tokens(9, other, TENANT));
    assertThat(answer.target()).isEqualTo(TOKEN);
  }

  @Test
  void a_tenant_does_not_answer_for_one_of_its_people() {
    List<PastStep> record =
        List.of(
            step(WARN, ACCOUNT, daysAgo(60), TENANT), step(LIMIT, ACCOUNT, daysAgo(30), TENANT));
    Answer answer = LADDER.answer(breach(ORDINARY, NOW, ACCOUNT, TENANT), record);
    assertThat(answer.target()).isEqualTo(ACCOUNT);
  }

  @Test
  void targets_come_from_what_the_event_names() {
    EventBuilder call = Event.of(EventTypes.API_CALL, "1", "test", NOW);
    for (EntityRef named : List.of(TENANT, TOKEN, ACCOUNT)) {
      Field id = EventTypes.API_CALL.field(named.entity().idPath()).orElseThrow();
      call.text(id, named.id());
    }
    assertThat(Breach.in(call.build(), ORDINARY))
        .contains(breach(ORDINARY, NOW, TOKEN, ACCOUNT, TENANT));
    assertThat(Breach.in(Event.of(EventTypes.API_CALL, "2", "test", NOW).build(), ORDINARY))
        .isEmpty();
  }

  @Test
  void targets_are_given_from_small_to_large() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breach(ORDINARY, NOW, TENANT, ACCOUNT))
        .withMessageContaining("from small to large");
  }

  private static List<PastStep> tokens(int count, EntityRef... within) {
    return IntStream.range(0, count)
        .mapToObj(i -> step(WARN, new EntityRef(Entity.TOKEN, "spent" + i), daysAgo(9), within))
        .toList();
  }
}
