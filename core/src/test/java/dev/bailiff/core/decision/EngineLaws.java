package dev.bailiff.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.SmallPolicies.Shape;
import dev.bailiff.core.decision.SmallPolicies.Sketch;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.FeatureMemory;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EngineLaws {
  @Property(tries = 200)
  void the_order_of_rules_never_matters(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    List<Rule> shuffled = new ArrayList<>(policy.rules());
    Collections.shuffle(shuffled, new Random(sketches.hashCode()));

    assertThat(decideAll(SmallPolicies.of(shuffled.toArray(Rule[]::new)), events))
        .isEqualTo(decideAll(policy, events));
  }

  @Property(tries = 200)
  void a_rule_that_only_observes_never_changes_a_verdict(
      @ForAll("sketches") List<Sketch> sketches,
      @ForAll("sketch") Sketch added,
      @ForAll("streams") List<Event> events) {
    List<Sketch> more = new ArrayList<>(sketches);
    more.add(new Sketch(added.shape(), added.kind(), Mode.OBSERVE, added.unknown()));

    assertThat(verdicts(SmallPolicies.of(more), events))
        .isEqualTo(verdicts(SmallPolicies.of(sketches), events));
  }

  @Property(tries = 200)
  void a_rule_that_cannot_say_changes_a_verdict_only_as_it_declares(
      @ForAll("sketches") List<Sketch> sketches,
      @ForAll OnUnknown unknown,
      @ForAll boolean breaks,
      @ForAll("streams") List<Event> events) {
    List<Sketch> more = new ArrayList<>(sketches);
    Shape shape = breaks ? Shape.BROKEN : Shape.MISSING;
    more.add(new Sketch(shape, ActionKind.DENY, Mode.ENFORCE, unknown));
    List<Verdict> expected =
        verdicts(SmallPolicies.of(sketches), events).stream()
            .map(verdict -> verdict.moreSevere(unknown.verdict()))
            .toList();

    assertThat(verdicts(SmallPolicies.of(more), events)).isEqualTo(expected);
  }

  @Property(tries = 100)
  void equal_inputs_give_equal_decisions(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    assertThat(decideAll(SmallPolicies.of(sketches), events))
        .usingRecursiveComparison()
        .isEqualTo(decideAll(SmallPolicies.of(sketches), events));
  }

  @Property(tries = 100)
  void who_watches_sees_every_rule_that_fired_and_changes_no_decision(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    Engine engine = new Engine(policy, List.of(), memory(policy));
    List<Decision> watched = new ArrayList<>();
    for (Event event : events) {
      Seen seen = new Seen();
      Decision decision = engine.decide(event, Facts.NOTHING_ON_FILE, seen);
      assertThat(seen.begun).isEqualTo(1);
      assertThat(seen.rules)
          .doesNotHaveDuplicates()
          .containsAll(decision.determining().stream().map(Finding::rule).toList())
          .containsAll(decision.observed().stream().map(Finding::rule).toList());
      watched.add(decision);
    }

    assertThat(watched).isEqualTo(decideAll(policy, events));
  }

  private static final class Seen implements RuleWatch {
    private final List<RuleSpec> rules = new ArrayList<>();
    private int begun;

    @Override
    public void begins() {
      begun++;
    }

    @Override
    public void judged(RuleSpec rule) {
      rules.add(rule);
    }
  }

  @Property(tries = 200)
  void features_kept_in_any_number_of_places_give_the_decisions_of_one_place(
      @ForAll("sketches") List<Sketch> sketches,
      @ForAll("streams") List<Event> events,
      @ForAll @IntRange(min = 1, max = 7) int places) {
    Policy policy = SmallPolicies.of(sketches);
    List<FeatureMemory> memories = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      memories.add(memory(policy));
    }
    Engine engine = new Engine(policy, List.of(), memory(policy));
    List<Decision> apart = new ArrayList<>();
    for (Event event : events) {
      List<Fragment> fragments =
          engine.requests(event, Facts.NOTHING_ON_FILE).stream()
              .map(r -> r.applyTo(memories.get(Math.floorMod(r.key(), places))))
              .toList();
      apart.add(engine.decide(event, Facts.NOTHING_ON_FILE, fragments));
    }

    assertThat(apart).isEqualTo(decideAll(policy, events));
  }

  @Provide
  Arbitrary<Sketch> sketch() {
    return Combinators.combine(
            Arbitraries.of(Shape.class),
            Arbitraries.of(ActionKind.DENY, ActionKind.HOLD, ActionKind.THROTTLE),
            Arbitraries.of(Mode.class),
            Arbitraries.of(OnUnknown.class))
        .as(Sketch::new);
  }

  @Provide
  Arbitrary<List<Sketch>> sketches() {
    return sketch().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Event>> streams() {
    Arbitrary<int[]> step =
        Combinators.combine(
                Arbitraries.integers().between(0, 30_000),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(200, 404))
            .as((time, address, path, status) -> new int[] {time, address, path, status});
    return step.list().ofMaxSize(40).map(EngineLaws::stream);
  }

  private static List<Event> stream(List<int[]> steps) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int[] step = steps.get(i);
      events.add(
          SmallPolicies.request(
              i, step[0] + i * 1_000L, "192.0.2." + step[1], "/" + step[2], step[3]));
    }
    return events;
  }

  private static List<Verdict> verdicts(Policy policy, List<Event> events) {
    return decideAll(policy, events).stream().map(Decision::verdict).toList();
  }

  private static List<Decision> decideAll(Policy policy, List<Event> events) {
    Engine engine = new Engine(policy, List.of(), memory(policy));
    return events.stream().map(event -> engine.decide(event, Facts.NOTHING_ON_FILE)).toList();
  }

  private static FeatureMemory memory(Policy policy) {
    return FeatureTables.sharing(
        1 << 24, policy.features().stream().map(f -> f.spec().kind()).toList());
  }
}
