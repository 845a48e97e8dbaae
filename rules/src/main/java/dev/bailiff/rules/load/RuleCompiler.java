package dev.bailiff.rules.load;

import dev.bailiff.core.condition.TextExpression;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.policy.AddressGuard;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.rules.cel.CompiledCondition;
import dev.bailiff.rules.cel.ConditionCompiler;
import dev.bailiff.rules.cel.Reads;
import dev.bailiff.rules.source.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compiles rules for the event types that they judge. */
final class RuleCompiler {
  private final ConditionCompiler conditions;
  private final Names names;
  private final ReadableOn readable;
  private final Guards guards;
  private final Problems problems;

  /** Tells whether a feature can be read on events of a type. */
  @FunctionalInterface
  interface ReadableOn {
    boolean isReadable(int feature, EventType type);
  }

  RuleCompiler(
      ConditionCompiler conditions,
      Names names,
      ReadableOn readable,
      Guards guards,
      Problems problems) {
    this.conditions = conditions;
    this.names = names;
    this.readable = readable;
    this.guards = guards;
    this.problems = problems;
  }

  /** The rule; empty if there are problems with it. */
  Optional<Rule> compile(DeclaredRule declared) {
    Map<String, RuleProgram> programs = new HashMap<>();
    for (EventType type : declared.on()) {
      program(declared, type).ifPresent(program -> programs.put(type.name(), program));
    }
    return programs.size() < declared.on().size()
        ? Optional.empty()
        : Optional.of(new Rule(declared.spec(), programs));
  }

  private Optional<RuleProgram> program(DeclaredRule declared, EventType type) {
    Optional<CompiledCondition> condition =
        Faults.program(
            conditions.condition(type, declared.when().value(), Reads.EVERYTHING),
            List.of(declared.when()),
            problems);
    Optional<TextExpression> because =
        Faults.program(
            conditions.text(type, declared.because().value(), Reads.EVERYTHING),
            List.of(declared.because()),
            problems);
    if (condition.isEmpty() || because.isEmpty()) {
      return Optional.empty();
    }
    CompiledCondition compiled = condition.get();
    SortedSet<Integer> features = new TreeSet<>(compiled.features());
    features.addAll(names.featuresIn(declared.because().value(), type));
    SortedSet<Integer> signals = new TreeSet<>(compiled.signals());
    signals.addAll(names.signalsIn(declared.because().value()));
    for (int feature : features) {
      checkReadable(declared, type, feature);
    }
    Optional<AddressGuard> guard = guards.guard(declared, type, compiled.features());
    guard.ifPresent(it -> features.addAll(it.counted()));
    return Optional.of(
        new RuleProgram(
            compiled.condition(),
            compiled.atoms(),
            List.copyOf(signals),
            List.copyOf(features),
            because.get(),
            guard));
  }

  private void checkReadable(DeclaredRule declared, EventType type, int feature) {
    if (!readable.isReadable(feature, type)) {
      String id = names.feature(feature);
      int at = names.placeOf(id, declared.when().value());
      problems.error(
          at < 0 ? declared.id().place() : declared.when().place(at, at + id.length()),
          "`" + type.name() + "` events have no key for the feature `" + id + "`",
          "it is kept by " + names.keyOf(feature));
    }
  }
}
