package dev.bailiff.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Fragment;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameDecisionsTest {
  private final LoadedPolicy loaded = Samples.policy();
  private final Policy policy = loaded.policy();
  private final List<Event> events = Samples.events();

  @Test
  void a_second_replay_decides_as_the_first() {
    List<Decision> first = atOnce();

    assertThat(first).hasSameSizeAs(events).anyMatch(decision -> !decision.isUneventful());
    assertThat(atOnce()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void features_updated_in_several_places_give_the_decisions_of_one(int places) {
    List<FeatureTables> tables =
        IntStream.range(0, places).mapToObj(place -> policy.newTables()).toList();
    Engine engine = engine();
    List<Decision> apart = new ArrayList<>();
    for (Event event : events) {
      Facts facts = loaded.facts().about(event);
      List<Fragment> fragments =
          engine.requests(event, facts).stream()
              .map(r -> r.applyTo(tables.get(Math.floorMod(r.key(), places))))
              .toList();
      apart.add(engine.decide(event, facts, fragments));
    }

    assertThat(apart).isEqualTo(atOnce());
    assertThat(tables).allMatch(SameDecisionsTest::lostNothing);
  }

  private List<Decision> atOnce() {
    Engine engine = engine();
    return events.stream().map(e -> engine.decide(e, loaded.facts().about(e))).toList();
  }

  private Engine engine() {
    return new Engine(policy, Detectors.all(), policy.newTables());
  }

  private static boolean lostNothing(FeatureTables tables) {
    return IntStream.range(0, tables.size())
        .mapToObj(i -> tables.table(i).stats())
        .allMatch(stats -> stats.evicted() == 0 && stats.deferred() == 0);
  }
}
