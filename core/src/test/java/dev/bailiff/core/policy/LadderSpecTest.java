package dev.bailiff.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.policy.LadderSpec.Rung;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LadderSpecTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Rung WARN =
      new Rung(ActionKind.WARN, Optional.empty(), Optional.empty(), YEAR, false);
  private static final Rung WEEK = suspend(7);
  private static final Rung MONTH = suspend(30);

  @Test
  void steps_grow_from_mild_to_severe() {
    assertThat(ladder(List.of(WARN, WEEK, MONTH), Map.of("3.1", 1)).beginning("3.1")).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ladder(List.of(MONTH, WEEK), Map.of()))
        .withMessageContaining("rung 1 is not harder");
    assertThatIllegalArgumentException().isThrownBy(() -> ladder(List.of(WEEK, WARN), Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> ladder(List.of(WEEK, WEEK), Map.of()));
  }

  @Test
  void a_clause_begins_on_the_ladder() {
    assertThat(ladder(List.of(WARN), Map.of()).beginning("3.1")).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> ladder(List.of(WARN), Map.of("3.1", 1)));
  }

  @Test
  void a_step_is_one_that_grows_and_has_what_its_kind_needs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Rung(ActionKind.REDACT, Optional.empty(), Optional.empty(), YEAR, false));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Rung(ActionKind.SUSPEND, Optional.empty(), Optional.empty(), YEAR, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Rung(ActionKind.WARN, Optional.empty(), Optional.empty(), Duration.ZERO, false));
  }

  private static Rung suspend(int days) {
    return new Rung(
        ActionKind.SUSPEND, Optional.empty(), Optional.of(Duration.ofDays(days)), YEAR, false);
  }

  private static LadderSpec ladder(List<Rung> rungs, Map<String, Integer> beginnings) {
    return new LadderSpec(rungs, Duration.ofDays(1), 3, beginnings);
  }
}
