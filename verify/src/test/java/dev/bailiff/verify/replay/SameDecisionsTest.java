package dev.bailiff.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Explanation;
import dev.bailiff.core.decision.Fragment;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  @Test
  void every_rule_that_is_left_out_would_have_answered_no() {
    Engine engine = engine();
    for (Event event : events) {
      Explanation explained = engine.explain(event, loaded.facts().about(event));
      Set<String> said = new TreeSet<>();
      Decision decision = explained.decision();
      decision.determining().forEach(finding -> said.add(finding.rule().id()));
      decision.observed().forEach(finding -> said.add(finding.rule().id()));
      decision.cannotSay().forEach(unable -> said.add(unable.rule().id()));
      Set<String> notNo =
          explained.rules().stream()
              .filter(trace -> trace.truth() != Truth.NO)
              .map(trace -> trace.rule().id())
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(said).as(event.toString()).isEqualTo(notNo);
    }
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
