package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.decision.CandidateIndex.Filed;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureProgram;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a policy does with events of one type. */
final class TypePlan {
  /** A feature that events of the type update. */
  record Update(int feature, Condition where, FeatureProgram program) {}

  final List<Update> updates = new ArrayList<>();

  /** The features that rules read on events of the type. */
  final List<Integer> reads;

  final List<Rule> rules = new ArrayList<>();
  final List<RuleProgram> programs = new ArrayList<>();

  /** Finds the updates that can happen, by their place. */
  final CandidateIndex updateIndex;

  /** Finds the rules that can fire, by their place. */
  final CandidateIndex ruleIndex;

  static TypePlan empty() {
    return new TypePlan();
  }

  private TypePlan() {
    this.reads = List.of();
    this.updateIndex = new CandidateIndex(List.of());
    this.ruleIndex = new CandidateIndex(List.of());
  }

  TypePlan(Policy policy, EventType type) {
    for (Feature feature : policy.features()) {
      Optional<FeatureProgram> program = feature.program(type.name());
      program
          .flatMap(FeatureProgram::update)
          .ifPresent(where -> updates.add(new Update(feature.index(), where, program.get())));
    }
    TreeSet<Integer> read = new TreeSet<>();
    for (Rule rule : policy.rules()) {
      rule.program(type.name())
          .ifPresent(program -> {
            rules.add(rule);
            programs.add(program);
            read.addAll(program.features());
          });
    }
    this.reads = List.copyOf(read);
    this.updateIndex =
        new CandidateIndex(
            updates.stream().map(u -> new Filed(List.of(), u.program().atoms())).toList());
    this.ruleIndex =
        new CandidateIndex(
            programs.stream().map(rule -> new Filed(rule.equalities(), rule.atoms())).toList());
  }
}
