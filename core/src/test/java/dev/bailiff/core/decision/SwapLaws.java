package dev.bailiff.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.decision.SmallPolicies.Shape;
import dev.bailiff.core.decision.SmallPolicies.Sketch;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SwapLaws {
  private static final long ENOUGH = 1 << 24;

  @Property(tries = 200)
  void swapping_to_an_equal_policy_changes_no_decision(
      @ForAll("streams") List<Event> events, @ForAll @IntRange(min = 1, max = 9) int every) {
    assertThat(decideAll(events, every, ENOUGH)).isEqualTo(decideAll(events, 1_000, ENOUGH));
  }

  @Property(tries = 200)
  void swapping_to_more_or_less_memory_changes_no_decision_while_all_states_fit(
      @ForAll("streams") List<Event> events,
      @ForAll @IntRange(min = 1, max = 9) int every,
      @ForAll @IntRange(min = 1 << 20, max = 1 << 26) int memory) {
    assertThat(decideAll(events, every, memory)).isEqualTo(decideAll(events, 1_000, ENOUGH));
  }

  @Test
  void a_feature_that_is_declared_in_another_way_begins_without_state() {
    Policy before = policy(ENOUGH);
    FeatureTables tables = before.newTables();
    Engine engine = new Engine(before, List.of(), tables);
    for (Event event : fromOneAddress(5)) {
      engine.decide(event, Facts.NOTHING_ON_FILE);
    }
    Policy after = renamed(before, "by_path");
    FeatureTables next = after.tablesAfter(before, tables);
    assertThat(next.table(0).stats().keys()).isEqualTo(1);
    assertThat(next.table(1).stats().keys()).isZero();
    engine = engine.under(after, next);
    assertThat(engine.decide(fromOneAddress(6).get(5), Facts.NOTHING_ON_FILE).determining())
        .extracting(finding -> finding.rule().id())
        .containsExactly("1.1/rule-000");
  }

  @Test
  void states_that_a_smaller_memory_cannot_hold_are_evicted_and_counted() {
    Policy before = policy(ENOUGH);
    FeatureTables tables = before.newTables();
    for (int key = 1; key <= 20_000; key++) {
      tables.update(0, key, key, 1);
    }
    Policy after = before.withMemory(before.leastMemory());
    FeatureTables next = after.tablesAfter(before, tables);
    var stats = next.table(0).stats();
    assertThat(stats.keys()).isPositive();
    assertThat(stats.keys() + stats.evicted()).isEqualTo(20_000);
    assertThat(next.peakBytes()).isBetween(stats.bytes(), after.leastMemory());
  }

  @Test
  void a_policy_that_does_not_fit_leaves_everything_as_it_was() {
    Policy good = policy(ENOUGH);
    FeatureTables tables = good.newTables();
    tables.update(0, 7, 1_000, 1);
    Policy broken = good.withMemory(1);
    assertThatThrownBy(() -> broken.tablesAfter(good, tables))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(tables.update(0, 7, 2_000, 1)).isEqualTo(2);
  }

  @Provide
  Arbitrary<List<Event>> streams() {
    return Arbitraries.integers()
        .between(0, 2)
        .list()
        .ofMaxSize(60)
        .map(addresses -> {
          List<Event> events = new ArrayList<>();
          for (int i = 0; i < addresses.size(); i++) {
            events.add(
                SmallPolicies.request(
                    i, i * 1_000L, "192.0.2." + addresses.get(i), "/" + i % 3, 404));
          }
          return events;
        });
  }

  private static List<Event> fromOneAddress(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(SmallPolicies.request(i, i * 1_000L, "192.0.2.1", "/same", 404));
    }
    return events;
  }

  private static List<Decision> decideAll(List<Event> events, int every, long otherMemory) {
    Policy policy = policy(ENOUGH);
    FeatureTables tables = policy.newTables();
    Engine engine = new Engine(policy, List.of(), tables);
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i % every == every - 1) {
        Policy next = policy(i / every % 2 == 0 ? otherMemory : ENOUGH);
        tables = next.tablesAfter(engine.policy(), tables);
        engine = engine.under(next, tables);
      }
      decisions.add(engine.decide(events.get(i), Facts.NOTHING_ON_FILE));
    }
    return decisions;
  }

  private static Policy policy(long memory) {
    return SmallPolicies.of(
            List.of(
                new Sketch(
                    Shape.MANY_BY_ADDRESS, ActionKind.THROTTLE, Mode.ENFORCE, OnUnknown.ALLOW),
                new Sketch(Shape.MANY_BY_PATH, ActionKind.DENY, Mode.ENFORCE, OnUnknown.ALLOW)))
        .withMemory(memory);
  }

  /** The policy with one feature under another name. */
  private static Policy renamed(Policy policy, String id) {
    List<Feature> features = new ArrayList<>();
    for (Feature feature : policy.features()) {
      FeatureSpec spec = feature.spec();
      features.add(
          spec.id().equals(id)
              ? new Feature(
                  new FeatureSpec(
                      id + "_2", spec.kind(), spec.on(), spec.by(), spec.where(), spec.of()),
                  feature.index(),
                  feature.programs())
              : feature);
    }
    return new Policy(
        "other",
        policy.name(),
        LocalDate.EPOCH,
        policy.memoryBytes(),
        policy.clauses(),
        features,
        policy.rules(),
        policy.signals(),
        policy.sharedExpressions());
  }
}
