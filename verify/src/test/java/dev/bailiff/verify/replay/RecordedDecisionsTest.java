package dev.bailiff.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.json.DecisionReader;
import dev.bailiff.app.json.DecisionReader.KnownRules;
import dev.bailiff.app.json.DecisionWriter;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Restraints;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read of a decision that was written down is what was decided. */
class RecordedDecisionsTest {
  private static final int EVENTS = 20_000;

  @Test
  void a_decision_that_was_written_down_is_read_as_it_was() {
    LoadedPolicy loaded = Samples.policy();
    Policy policy = loaded.policy().withRules(rule -> rule.in(Mode.ENFORCE));
    List<Event> events = Samples.events();
    LiveEngine engine = new LiveEngine(policy, Detectors.all());
    KnownRules known = (version, id) -> policy.rule(id).map(Rule::spec);
    int eventful = 0;
    for (Event event : events.subList(0, Math.min(EVENTS, events.size()))) {
      Facts facts = loaded.facts().about(event);
      Decision decision = engine.decide(event, facts);
      byte[] written = DecisionWriter.object("1", decision);
      Decision read = DecisionReader.read(written, event, known);
      if (decision.cannotSay().isEmpty()) { // of which the words alone are kept
        assertThat(read).isEqualTo(decision);
      }
      assertThat(DecisionWriter.object("1", read)).isEqualTo(written);
      assertSameActions(DecisionReader.read(written, event, KnownRules.NONE), decision);
      eventful += decision.actions().isEmpty() ? 0 : 1;
    }
    assertThat(eventful).isGreaterThan(100);
  }

  @Test
  void what_held_a_rule_back_is_read_as_well() {
    LoadedPolicy loaded = Samples.policy();
    Policy policy = loaded.policy().withRules(rule -> rule.in(Mode.ENFORCE));
    LiveEngine engine = new LiveEngine(policy, Detectors.all());
    KnownRules known = (version, id) -> policy.rule(id).map(Rule::spec);
    Restraints restraints = restraints(policy);
    int restrained = 0;
    for (Event event : Samples.events().subList(0, EVENTS / 4)) {
      Facts facts = loaded.facts().about(event).withRestraints(restraints);
      Decision decision = engine.decide(event, facts);
      byte[] written = DecisionWriter.object("1", decision);
      Decision read = DecisionReader.read(written, event, known);
      assertThat(read.determining()).isEqualTo(decision.determining());
      assertThat(read.observed()).isEqualTo(decision.observed());
      assertThat(DecisionWriter.object("1", read)).isEqualTo(written);
      restrained += decision.observed().stream().anyMatch(it -> it.isSwitchedToObserve()) ? 1 : 0;
    }
    assertThat(restrained).isPositive();
  }

  private static Restraints restraints(Policy policy) {
    Set<String> clauses = Set.of(policy.rules().getFirst().spec().clause());
    return new Restraints(clauses, Set.of());
  }

  private static void assertSameActions(Decision read, Decision decision) {
    assertThat(read.actions()).isEqualTo(decision.actions());
    assertThat(read.verdict()).isEqualTo(decision.verdict());
    assertThat(read.determining())
        .extracting(it -> it.rule().id() + it.because())
        .containsExactlyElementsOf(
            decision.determining().stream().map(it -> it.rule().id() + it.because()).toList());
  }
}
