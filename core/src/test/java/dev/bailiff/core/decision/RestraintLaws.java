package dev.bailiff.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.SmallPolicies.Shape;
import dev.bailiff.core.decision.SmallPolicies.Sketch;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Restraints;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RestraintLaws {
  private static final String FIRST = "1.1/rule-000";
  private static final Facts NOTHING = Facts.NOTHING_ON_FILE;

  @Property(tries = 200)
  void a_rule_switched_to_observe_decides_as_if_the_policy_said_observe(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    Policy observing =
        policy.withRules(rule -> rule.spec().id().equals(FIRST) ? rule.in(Mode.OBSERVE) : rule);
    List<Decision> switched = decideAll(policy, events, observe(Set.of(FIRST)));
    List<Decision> declared = decideAll(observing, events, NOTHING);

    assertThat(switched.stream().map(RestraintLaws::outcome).toList())
        .isEqualTo(declared.stream().map(RestraintLaws::outcome).toList());
  }

  @Property(tries = 200)
  void with_everything_or_its_clause_switched_to_observe_nothing_is_done(
      @ForAll("sketches") List<Sketch> sketches,
      @ForAll("streams") List<Event> events,
      @ForAll boolean byClause) {
    Facts facts = observe(Set.of(byClause ? "1.1" : Restraints.ALL));
    for (Decision decision : decideAll(SmallPolicies.of(sketches), events, facts)) {
      assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
      assertThat(decision.actions()).isEmpty();
      assertThat(decision.determining()).isEmpty();
    }
  }

  @Property(tries = 200)
  void a_rule_over_budget_asks_for_cases_only_and_has_no_say_in_the_verdict(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    Policy without =
        policy.withRules(rule -> rule.spec().id().equals(FIRST) ? rule.in(Mode.OBSERVE) : rule);
    Facts facts = NOTHING.withRestraints(new Restraints(Set.of(), Set.of(FIRST)));
    List<Decision> restrained = decideAll(policy, events, facts);

    assertThat(restrained.stream().map(Decision::verdict).toList())
        .isEqualTo(decideAll(without, events, NOTHING).stream().map(Decision::verdict).toList());
    for (Decision decision : restrained) {
      for (Finding finding : decision.determining()) {
        if (finding.rule().id().equals(FIRST)) {
          assertThat(finding.restraint()).contains(new Restraint.OverBudget(FIRST));
          assertThat(actionsOf(finding, decision)).containsExactly(ActionKind.OPEN_CASE);
        }
      }
    }
  }

  @Property(tries = 200)
  void nothing_is_done_to_whom_a_label_protects_and_people_are_asked_instead(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    Facts facts =
        NOTHING.withLabels(Entity.CLIENT, Set.of("monitor")).protectedBy(Set.of("monitor"));
    List<Decision> free = decideAll(policy, events, NOTHING);
    List<Decision> restrained = decideAll(policy, events, facts);

    for (int i = 0; i < events.size(); i++) {
      Decision decision = restrained.get(i);
      assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
      assertThat(decision.actions()).extracting(Action::kind).containsOnly(openCases(decision));
      assertThat(decision.determining()).hasSameSizeAs(free.get(i).determining());
      assertThat(decision.determining())
          .allMatch(it -> it.restraint().orElseThrow().because().endsWith("protected: monitor"));
    }
  }

  @Property(tries = 200)
  void what_restrains_changes_no_feature(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    int half = events.size() / 2;
    Engine engine = new Engine(policy, List.of(), policy.newTables());
    events.subList(0, half).forEach(it -> engine.decide(it, observe(Set.of(Restraints.ALL))));
    List<Decision> after =
        events.subList(half, events.size()).stream().map(it -> engine.decide(it, NOTHING)).toList();

    assertThat(after).isEqualTo(decideAll(policy, events, NOTHING).subList(half, events.size()));
  }

  @Property(tries = 100)
  void what_restrains_others_changes_nothing(
      @ForAll("sketches") List<Sketch> sketches, @ForAll("streams") List<Event> events) {
    Policy policy = SmallPolicies.of(sketches);
    Facts facts =
        NOTHING
            .withRestraints(new Restraints(Set.of("1.2", "1.1/rule"), Set.of("2.1/rule-000")))
            .withProtection(Entity.ACCOUNT, "staff"); // which requests here do not name

    assertThat(decideAll(policy, events, facts)).isEqualTo(decideAll(policy, events, NOTHING));
  }

  private record Outcome(
      Verdict verdict, List<Action> actions, List<String> observed, List<Verdict> verdicts) {}

  private static Outcome outcome(Decision decision) {
    return new Outcome(
        decision.verdict(),
        decision.actions(),
        decision.observed().stream().map(it -> it.rule().id()).toList(),
        decision.observed().stream().map(Finding::verdict).toList());
  }

  private static List<ActionKind> actionsOf(Finding finding, Decision decision) {
    return decision.actions().stream()
        .filter(it -> it.rule().equals(finding.rule().id()))
        .map(Action::kind)
        .toList();
  }

  private static ActionKind[] openCases(Decision decision) {
    return decision.actions().isEmpty()
        ? new ActionKind[0]
        : new ActionKind[] {ActionKind.OPEN_CASE};
  }

  private static Facts observe(Set<String> names) {
    return NOTHING.withRestraints(new Restraints(names, Set.of()));
  }

  private static List<Decision> decideAll(Policy policy, List<Event> events, Facts facts) {
    Engine engine = new Engine(policy, List.of(), policy.newTables());
    return events.stream().map(event -> engine.decide(event, facts)).toList();
  }

  @Provide
  Arbitrary<List<Sketch>> sketches() {
    return Combinators.combine(
            Arbitraries.of(Shape.class),
            Arbitraries.of(ActionKind.DENY, ActionKind.HOLD, ActionKind.THROTTLE),
            Arbitraries.of(Mode.class),
            Arbitraries.of(OnUnknown.class))
        .as(Sketch::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Event>> streams() {
    return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.of(200, 404))
        .as((address, status) -> new int[] {address, status})
        .list()
        .ofMaxSize(30)
        .map(RestraintLaws::stream);
  }

  private static List<Event> stream(List<int[]> steps) {
    List<Event> events = new ArrayList<>();
    for (int[] step : steps) {
      int at = events.size();
      events.add(SmallPolicies.request(at, at * 1_000L, "192.0.2." + step[0], "/", step[1]));
    }
    return events;
  }
}
