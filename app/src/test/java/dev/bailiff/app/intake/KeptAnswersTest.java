package dev.bailiff.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeptAnswersTest {
  private final KeptAnswers kept = new KeptAnswers(1 << 20);

  @Test
  void an_answer_is_found_as_it_was_given() {
    byte[] json = {'{', '}'};
    Answer given = new Answer(7, Verdict.HOLD, 99, json);
    kept.add(key("a"), new Outcome.Decided(given), 5);
    assertThat(kept.find(key("a")))
        .isInstanceOfSatisfying(
            Outcome.Decided.class,
            found -> {
              assertThat(found.answer().sequence()).isEqualTo(7);
              assertThat(found.answer().verdict()).isEqualTo(Verdict.HOLD);
              assertThat(found.answer().until()).contains(Instant.ofEpochMilli(99));
              assertThat(found.answer().json()).isEqualTo(json);
            });
    assertThat(kept.eldestMillis()).isEqualTo(5);
    assertThat(kept.eldestSequence()).isEqualTo(7);
  }

  @Test
  void an_event_that_the_engine_broke_on_is_found() {
    kept.add(key("a"), new Outcome.Faulty(3), 5);
    assertThat(kept.find(key("a"))).isEqualTo(new Outcome.Faulty(3));
  }

  @Test
  void source_and_id_are_told_apart() {
    kept.add(new Answers.Key("ab", "c"), new Outcome.Faulty(1), 0);
    assertThat(kept.find(new Answers.Key("a", "bc"))).isNull();
    assertThat(kept.find(new Answers.Key("c", "ab"))).isNull();
  }

  @Test
  void an_answer_larger_than_others_together_is_kept() {
    kept.add(key("small"), new Outcome.Faulty(1), 0);
    Answer large = new Answer(2, Verdict.DENY, 0, new byte[3 << 20]);
    kept.add(key("large"), new Outcome.Decided(large), 0);
    kept.add(key("after"), new Outcome.Faulty(3), 0);
    assertThat(kept.find(key("small"))).isNotNull();
    assertThat(kept.find(key("large"))).isNotNull();
    assertThat(kept.find(key("after"))).isNotNull();
    assertThat(kept.bytes()).isGreaterThan(3 << 20);
  }

  /** What is found is what a map and a queue would have, whatever comes and goes. */
  @Test
  void it_is_a_map_from_which_the_eldest_goes_first() {
    Random chance = new Random(11);
    Map<Answers.Key, Outcome> map = new HashMap<>();
    ArrayDeque<Answers.Key> order = new ArrayDeque<>();
    for (int i = 0; i < 50_000; i++) {
      Answers.Key key = key(Integer.toString(chance.nextInt(5_000), 36));
      if (chance.nextInt(1_000) < 500 + 4 * Math.sin(i / 5_000.0) * 100) {
        Outcome outcome = new Outcome.Faulty(i);
        kept.add(key, outcome, i);
        if (map.putIfAbsent(key, outcome) == null) {
          order.add(key);
        }
      } else if (!order.isEmpty()) {
        kept.removeEldest();
        map.remove(order.remove());
      }
      assertThat(kept.find(key)).isEqualTo(map.get(key));
      assertThat(kept.size()).isEqualTo(map.size());
    }
    map.forEach((key, outcome) -> assertThat(kept.find(key)).isEqualTo(outcome));
    while (!order.isEmpty()) {
      assertThat(kept.find(order.element())).isEqualTo(map.get(order.element()));
      kept.removeEldest();
      assertThat(kept.find(order.remove())).isNull();
    }
    assertThat(kept.bytes()).isZero();
  }

  private static Answers.Key key(String id) {
    return new Answers.Key("t", id);
  }
}
