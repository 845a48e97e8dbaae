package dev.bailiff.rules.example;

import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Explanation;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FeatureMemory;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.rules.example.Example.Expected;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs examples, each on an engine that knows nothing yet. */
public final class ExampleRunner {
  /** Enough for the keys of {@link EventScript#MOST_EVENTS} events in a handful of features. */
  private static final long MEMORY_BYTES = 16L << 20;

  private final Policy policy;
  private final List<Detector> detectors;
  private final List<FeatureKind> kinds;
  private final long memoryBytes;

  /** Runs examples of this policy. */
  public ExampleRunner(Policy policy, List<Detector> detectors) {
    this.policy = policy;
    this.detectors = List.copyOf(detectors);
    this.kinds = policy.features().stream().map((Feature f) -> f.spec().kind()).toList();
    this.memoryBytes =
        kinds.isEmpty() ? 0 : Math.max(MEMORY_BYTES, FeatureTables.leastBudget(kinds));
  }

  /** Runs one example. */
  public ExampleResult run(Example example) {
    Problems problems = new Problems();
    List<Event> events = example.script().events(problems);
    if (problems.count() > 0) {
      return new ExampleResult(
          example, problems.sorted().stream().map(Problem::sentence).distinct().toList());
    }
    Course course = new Course(events);
    FeatureMemory memory = FeatureTables.sharing(memoryBytes, kinds);
    Engine engine = new Engine(policy, detectors, memory);
    for (int i = 0; i < events.size(); i++) {
      course.take(engine, example, i);
    }
    return new ExampleResult(example, course.failures(example));
  }

  /** What happened as the events of one example went by. */
  private static final class Course {
    private final List<Event> events;
    private final Map<EventType, Integer> lastOfType = new HashMap<>();
    private final Map<String, String> firstFirings = new HashMap<>();
    private final List<Explanation> lastExplanations = new ArrayList<>();

    Course(List<Event> events) {
      this.events = events;
      for (int i = 0; i < events.size(); i++) {
        lastOfType.put(events.get(i).type(), i);
      }
    }

    void take(Engine engine, Example example, int i) {
      Event event = events.get(i);
      var facts = example.facts().about(event);
      Decision decision;
      if (lastOfType.getOrDefault(event.type(), -1) == i) {
        Explanation explanation = engine.explain(event, facts);
        lastExplanations.add(explanation);
        decision = explanation.decision();
      } else {
        decision = engine.decide(event, facts);
      }
      Stream.concat(decision.determining().stream(), decision.observed().stream())
          .forEach(finding -> fired(finding, i));
    }

    private void fired(Finding finding, int i) {
      firstFirings.putIfAbsent(
          finding.rule().id(),
          "fired at event " + (i + 1) + " of " + events.size() + ": " + finding.because());
    }

    List<String> failures(Example example) {
      List<String> failures = new ArrayList<>();
      Set<String> expected = new HashSet<>();
      for (Expected fires : example.fires()) {
        expected.add(fires.rule());
        if (!firstFirings.containsKey(fires.rule())) {
          failures.add(
              "`"
                  + fires.rule()
                  + "` did not fire\n"
                  + WhyNot.explain(fires.rule(), lastExplanations));
        }
      }
      for (Expected misses : example.misses()) {
        expected.add(misses.rule());
        if (firstFirings.containsKey(misses.rule())) {
          failures.add(
              "`"
                  + misses.rule()
                  + "` must not fire and "
                  + firstFirings.getOrDefault(misses.rule(), ""));
        }
      }
      firstFirings.keySet().stream()
          .filter(rule -> rule.startsWith(example.clause() + "/") && !expected.contains(rule))
          .sorted()
          .map(rule -> "`" + rule + "`, which `fires` does not list, " + firstFirings.get(rule))
          .forEach(failures::add);
      verdict(example, failures);
      return failures;
    }

    private void verdict(Example example, List<String> failures) {
      if (example.verdict().isEmpty() || lastExplanations.isEmpty()) {
        return;
      }
      var expected = example.verdict().get();
      var actual = lastExplanations.get(lastExplanations.size() - 1).decision().verdict();
      if (actual != expected) {
        failures.add(
            "the verdict of the last event is `"
                + actual.label()
                + "`, not `"
                + expected.label()
                + "`");
      }
    }
  }
}
