package dev.bailiff.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SwapTest {
  private final LoadedPolicy loaded = Samples.policy();
  private final List<Event> events = Samples.events();

  @Test
  void swapping_to_the_same_policy_loaded_again_changes_no_decision() {
    List<Policy> copies = List.of(Samples.policy().policy(), loaded.policy());
    LiveEngine steady = engine();
    LiveEngine swapped = engine();
    for (int i = 0; i < events.size(); i++) {
      if (i % 997 == 0) {
        swapped.swap(copies.get(i / 997 % 2));
      }
      assertThat(decide(swapped, i)).isEqualTo(decide(steady, i));
    }
  }

  @Test
  void every_event_is_decided_under_one_policy_while_another_thread_swaps() throws Exception {
    Policy observing = in(Mode.OBSERVE, "observing");
    Policy enforcing = in(Mode.ENFORCE, "enforcing");
    LiveEngine engine = new LiveEngine(observing, Detectors.all());
    AtomicBoolean done = new AtomicBoolean();
    Thread swapping =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                engine.swap(enforcing);
                engine.swap(observing);
                engine.swap(enforcing);
                Thread.onSpinWait();
                engine.swap(observing);
              }
            });
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      decisions.add(decide(engine, i));
    }
    done.set(true);
    swapping.join();

    assertThat(decisions).extracting(Decision::policyVersion).contains("observing", "enforcing");
    assertThat(decisions).allMatch(SwapTest::isOfOnePolicy);
    assertThat(firing(decisions)).isEqualTo(firing(undisturbed(observing)));
  }

  @Test
  void a_policy_that_cannot_run_never_takes_the_place_of_one_that_can() {
    LiveEngine engine = engine();
    assertThatThrownBy(() -> engine.swap(loaded.policy().withMemory(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(decide(engine, 0).policyVersion()).isEqualTo(loaded.policy().version());
  }

  /** The rules are the same but for their mode, so their mode says under which policy they ran. */
  private static boolean isOfOnePolicy(Decision decision) {
    return decision.policyVersion().equals("observing")
        ? decision.determining().isEmpty()
        : decision.observed().isEmpty();
  }

  /** Which rules fired on each event, whatever their mode. */
  private static List<List<String>> firing(List<Decision> decisions) {
    List<List<String>> firing = new ArrayList<>();
    for (Decision decision : decisions) {
      List<Finding> findings = new ArrayList<>(decision.determining());
      findings.addAll(decision.observed());
      firing.add(findings.stream().map(finding -> finding.rule().id()).sorted().toList());
    }
    return firing;
  }

  private List<Decision> undisturbed(Policy policy) {
    LiveEngine engine = new LiveEngine(policy, Detectors.all());
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      decisions.add(decide(engine, i));
    }
    return decisions;
  }

  private Decision decide(LiveEngine engine, int event) {
    return engine.decide(events.get(event), loaded.facts().about(events.get(event)));
  }

  private LiveEngine engine() {
    return new LiveEngine(loaded.policy(), Detectors.all());
  }

  private Policy in(Mode mode, String version) {
    Policy policy = loaded.policy().withRules(rule -> rule.in(mode));
    return new Policy(
        version,
        policy.name(),
        policy.effective(),
        policy.memoryBytes(),
        policy.clauses(),
        policy.features(),
        policy.rules(),
        policy.signals(),
        policy.sharedExpressions());
  }
}
