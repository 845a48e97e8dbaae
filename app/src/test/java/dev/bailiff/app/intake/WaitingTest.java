package dev.bailiff.app.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingTest {
  private static final Arrival ARRIVAL =
      Arrival.of(Event.of(EventTypes.HTTP_REQUEST, "1", "t", Instant.EPOCH).build());

  private final Waiting waiting = upTo(10, 1 << 20);

  @Test
  void no_more_events_wait_than_may() throws RefusedException {
    waiting.add(of(6));
    waiting.add(of(4));
    assertThat(waiting.events()).isEqualTo(10);
    assertThatThrownBy(() -> waiting.add(of(1)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusedException.Reason.BUSY));
  }

  @Test
  void no_more_bytes_wait_than_may() throws RefusedException {
    Waiting narrow = upTo(100, 3L * ARRIVAL.json().length);
    narrow.add(of(2));
    narrow.add(of(1));
    assertThatThrownBy(() -> narrow.add(of(1))).isInstanceOf(RefusedException.class);
    assertThat(narrow.poll(100)).hasSize(2);
    narrow.add(of(1));
  }

  @Test
  void one_that_is_larger_than_all_may_be_waits_alone() throws RefusedException {
    waiting.add(of(50));
    assertThatThrownBy(() -> waiting.add(of(1))).isInstanceOf(RefusedException.class);
    assertThat(waiting.poll(10)).hasSize(1);
    assertThat(waiting.events()).isZero();
  }

  @Test
  void as_many_are_taken_as_fit() throws RefusedException {
    waiting.add(of(3));
    waiting.add(of(3));
    waiting.add(of(3));
    assertThat(waiting.poll(6)).hasSize(2);
    assertThat(waiting.take(6)).hasSize(1);
  }

  @Test
  void after_the_end_nothing_is_added_and_what_waits_is_taken() throws RefusedException {
    waiting.add(of(1));
    waiting.close();
    assertThatThrownBy(() -> waiting.add(of(1)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusedException.Reason.STOPPING));
    assertThat(waiting.take(10)).hasSize(1);
    assertThat(waiting.take(10)).isEmpty();
  }

  @Test
  void who_waits_for_too_long_is_told_and_what_they_sent_stays() throws RefusedException {
    Submission submission = of(2);
    waiting.add(submission);
    RefusedException late = new RefusedException(RefusedException.Reason.LATE, "late");
    waiting.refuseOlderThan(Duration.ofHours(1).toNanos(), late);
    assertThat(submission.outcomes()).isNotDone();
    waiting.refuseOlderThan(0, late);
    assertThat(submission.outcomes()).isCompletedExceptionally();
    assertThat(waiting.events()).isEqualTo(2);
  }

  private static Waiting upTo(int events, long bytes) {
    return new Waiting(
        new IntakeLimits(events, bytes, Duration.ofHours(1), 0, Duration.ofSeconds(1)));
  }

  private static Submission of(int events) {
    return new Submission(List.copyOf(Collections.nCopies(events, ARRIVAL)), false);
  }
}
