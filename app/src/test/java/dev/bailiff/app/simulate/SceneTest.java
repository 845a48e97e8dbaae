package dev.bailiff.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SceneTest {
  private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void the_same_seed_gives_the_same_events(Scenario scenario) {
    assertThat(events(scenario, 3))
        .isEqualTo(events(scenario, 3))
        .isNotEqualTo(events(scenario, 4));
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void there_are_about_as_many_events_as_asked_for(Scenario scenario) {
    assertThat(events(scenario, 1).size()).isBetween(1_200, 4_800);
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void events_are_as_their_types_want_them_and_in_order_of_time(Scenario scenario) {
    List<SimulatedEvent> events = events(scenario, 2);
    assertThat(events)
        .isSortedAccordingTo((a, b) -> Long.compare(a.timeMillis(), b.timeMillis()))
        .allSatisfy(event -> {
          var parsed = EventParser.parse(envelope(event));
          assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
          assertThat(parsed.problems()).isEmpty();
        });
  }

  @Test
  void all_of_an_attack_are_offenders_and_no_people_are() {
    assertThat(events(Scenario.CREDENTIAL_STUFFING, 1)).allMatch(e -> e.label().isOffender());
    assertThat(events(Scenario.PEOPLE, 1)).noneMatch(e -> e.label().isOffender());
    assertThat(events(Scenario.MIXED, 1).stream().map(e -> e.label().isOffender()).distinct())
        .hasSize(2);
  }

  @Test
  void a_service_learns_which_account_somebody_tried_to_sign_in_to() {
    assertThat(events(Scenario.BRUTE_FORCE, 1))
        .allMatch(e -> e.type().equals("auth.attempt") && e.fields().containsKey("account"));
  }

  private static List<SimulatedEvent> events(Scenario scenario, long seed) {
    Scene scene = Scene.of(scenario, seed, START, LENGTH, 20);
    List<SimulatedEvent> events = new ArrayList<>();
    for (var next = scene.next(); next != null; next = scene.next()) {
      events.add(next);
    }
    return events;
  }

  private static Map<String, Object> envelope(SimulatedEvent event) {
    return Map.of(
        "specversion",
        "1.0",
        "id",
        "1",
        "source",
        "test",
        "type",
        event.type(),
        "time",
        Instant.ofEpochMilli(event.timeMillis()).toString(),
        "data",
        event.fields());
  }
}
