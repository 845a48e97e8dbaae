package dev.bailiff.core.decision;

import dev.bailiff.core.decision.Sieve.Filed;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureProgram;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.core.service.LimitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a policy does with events of one type. */
final class TypePlan {
  /** Stands for the place of a key that events of the type do not have. */
  static final int NO_KEY = -1;

  /** A documented limit, and the place of the update of the feature that keeps it. */
  record Limit(int place, int feature, LimitSpec spec) {}

  /** A feature that events of the type update, and the places of its key and argument. */
  record Update(int feature, int key, int argument) {}

  final List<Update> updates = new ArrayList<>();
  final List<Limit> limits = new ArrayList<>();
  final Operands operands = new Operands();

  /** By the index of a feature, the place of its key in the operands; -1 if it has none here. */
  final int[] keys;

  /** The features that rules read on events of the type. */
  final List<Integer> reads;

  final List<Rule> rules = new ArrayList<>();
  final List<RuleProgram> programs = new ArrayList<>();

  /** The detection of each signal. */
  final DetectorRun[] runs;

  /** Finds the updates that happen, by their places, and the rules, by theirs after those. */
  final Sieve sieve;

  /** A plan for events that no rule judges. */
  static TypePlan empty(DetectorRun[] runs) {
    return new TypePlan(runs);
  }

  private TypePlan(DetectorRun[] runs) {
    this.keys = new int[0];
    this.reads = List.of();
    this.runs = runs;
    this.sieve = SieveBuilder.of(List.of(), runs, 0);
  }

  TypePlan(Policy policy, EventType type, DetectorRun[] runs) {
    this.runs = runs;
    this.keys = new int[policy.features().size()];
    List<Filed> conditions = new ArrayList<>();
    for (Feature feature : policy.features()) {
      Optional<FeatureProgram> program = feature.program(type.name());
      int key = program.map(known -> operands.place(known.key())).orElse(NO_KEY);
      keys[feature.index()] = key;
      program
          .flatMap(FeatureProgram::update)
          .ifPresent(where -> {
            LimitSpec limit = policy.limits().get(feature.index());
            if (limit != null) {
              limits.add(new Limit(updates.size(), feature.index(), limit));
            }
            int argument = operands.place(program.get().argument());
            updates.add(new Update(feature.index(), key, argument));
            conditions.add(new Filed(where, program.get().atoms(), true));
          });
    }
    TreeSet<Integer> read = new TreeSet<>();
    for (Rule rule : policy.rules()) {
      rule.program(type.name())
          .ifPresent(program -> {
            rules.add(rule);
            programs.add(program);
            read.addAll(program.features());
            conditions.add(new Filed(program.condition(), program.atoms(), false));
          });
    }
    this.reads = List.copyOf(read);
    this.sieve = SieveBuilder.of(conditions, runs, policy.sharedExpressions());
  }
}
