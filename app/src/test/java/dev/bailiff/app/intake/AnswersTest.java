package dev.bailiff.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  private static final int ANSWER_BYTES = 1_000;

  private final Answers answers = new Answers(Duration.ofSeconds(1), 100_000);

  @Test
  void the_first_answer_stays() {
    remember("a", 1, 10);
    remember("a", 2, 20);
    assertThat(sequence("a")).isEqualTo(1);
    assertThat(answers.size()).isEqualTo(1);
  }

  @Test
  void the_same_id_from_another_source_is_another_event() {
    remember("a", 1, 10);
    assertThat(answers.find(new Answers.Key("other", "a"))).isNull();
  }

  @Test
  void what_is_forgotten_by_time_is_recognised_as_too_old() {
    remember("a", 1, 10);
    remember("b", 2, 500);
    answers.advance(1_011);
    assertThat(answers.find(key("a"))).isNull();
    assertThat(sequence("b")).isEqualTo(2);
    assertThat(answers.isForgotten(event(10))).isTrue();
    assertThat(answers.isForgotten(event(11))).isFalse();
  }

  @Test
  void what_is_forgotten_for_want_of_room_is_recognised_as_too_old() {
    for (int i = 0; i < 200; i++) {
      remember("e" + i, i, i);
      assertThat(answers.find(key("e" + i))).isNotNull();
    }
    assertThat(answers.size()).isLessThan(100);
    for (int i = 0; i < 200; i++) {
      assertThat(answers.find(key("e" + i)) != null || answers.isForgotten(event(i))).isTrue();
    }
  }

  @Test
  void an_event_whose_clock_is_ahead_is_not_taken_for_new_when_it_is_forgotten() {
    for (int i = 0; i < 200; i++) {
      answers.remember(key("e" + i), outcome(i), i, i + 300L);
    }
    assertThat(answers.find(key("e0"))).isNull();
    assertThat(answers.isForgotten(event(300))).isTrue();
  }

  @Test
  void a_clock_that_goes_back_brings_nothing_back() {
    answers.advance(5_000);
    answers.advance(3_000);
    assertThat(answers.floor()).isEqualTo(Instant.ofEpochMilli(4_000));
  }

  private void remember(String id, long sequence, long time) {
    answers.remember(key(id), outcome(sequence), time, time);
  }

  private long sequence(String id) {
    return answers.find(key(id)) instanceof Outcome.Decided(Answer answer) ? answer.sequence() : -1;
  }

  private static Outcome outcome(long sequence) {
    return new Outcome.Decided(new Answer(sequence, Verdict.ALLOW, 0, new byte[ANSWER_BYTES]));
  }

  private static Answers.Key key(String id) {
    return new Answers.Key("t", id);
  }

  private static Event event(long time) {
    return Event.of(EventTypes.HTTP_REQUEST, "x", "t", Instant.ofEpochMilli(time)).build();
  }
}
