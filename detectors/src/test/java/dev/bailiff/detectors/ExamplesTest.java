package dev.bailiff.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExamplesTest {
  /** From here on rules act on a signal. */
  private static final double LIKELY = 0.5;

  /** Repeats the surest of the others, so examples list it only where they are about it. */
  private static final String SUMMARY = "attack-string";

  static List<Example> examples() {
    return Example.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_example_raises_exactly_the_signals_it_lists(Example example) {
    Set<String> seen = new TreeSet<>();
    for (Signal signal : Requests.signals(example.detector(), example.event())) {
      if (signal.name().equals(SUMMARY) && !example.expected().toString().contains(SUMMARY)) {
        continue;
      }
      String weak = signal.score() < LIKELY ? "~" : "";
      boolean byValue = example.expected().contains(weak + signal.name() + "=" + signal.value());
      if (weak.isEmpty() || example.expected().contains(weak + signal.name()) || byValue) {
        seen.add(weak + signal.name() + (byValue ? "=" + signal.value() : ""));
      }
    }
    assertThat(seen).isEqualTo(example.expected());
  }

  @Test
  void every_signal_has_examples_that_raise_it_and_every_detector_near_misses() {
    for (Detector detector : Detectors.all()) {
      List<Example> own = examples().stream().filter(e -> e.detector().equals(detector)).toList();
      assertThat(own).as(detector.toString()).anyMatch(e -> e.expected().isEmpty());
      for (var spec : detector.signals()) {
        assertThat(own)
            .as(spec.name())
            .anyMatch(e -> e.expected().stream().anyMatch(s -> s.startsWith(spec.name())));
      }
    }
  }
}
