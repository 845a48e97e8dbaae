package dev.bailiff.rules.load;

import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.rules.example.Example;
import dev.bailiff.rules.example.Example.Expected;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds the parts of a policy against each other. */
final class Consistency {
  private static final Pattern FIGURE = Pattern.compile("[0-9]");

  private final Problems problems;

  Consistency(Problems problems) {
    this.problems = problems;
  }

  /** Notes ids that are used more than once. */
  void checkIds(Collection<DeclaredClause> clauses) {
    Map<String, Place> features = new HashMap<>();
    Map<String, Place> rules = new HashMap<>();
    Map<String, String> numbers = new HashMap<>();
    for (DeclaredClause clause : clauses) {
      String other = numbers.putIfAbsent(clause.folder().clause(), clause.folder().name());
      if (other != null) {
        problems.error(
            Place.wholeFile(clause.folder().name()),
            "a second folder for clause `" + clause.folder().clause() + "`",
            "the first is `" + other + "`");
      }
      for (DeclaredFeature feature : clause.features()) {
        unique("feature", feature.id().value(), feature.id().place(), features);
      }
      for (DeclaredRule rule : clause.rules()) {
        unique("rule", rule.spec().id(), rule.id().place(), rules);
      }
    }
  }

  private void unique(String what, String id, Place place, Map<String, Place> seen) {
    Place first = seen.putIfAbsent(id, place);
    if (first != null) {
      problems.error(place, "a second " + what + " `" + id + "`", "the first is at " + first);
    }
  }

  /** Notes features that no rule reads. */
  void checkUnread(List<DeclaredFeature> features, Set<String> read) {
    for (DeclaredFeature feature : features) {
      if (!read.contains(feature.id().value())) {
        problems.warning(
            feature.id().place(), "no rule reads the feature `" + feature.id().value() + "`");
      }
    }
  }

  /** Notes rules that no example shows, and examples of rules that are not there. */
  void checkExamples(Collection<DeclaredClause> clauses) {
    Set<String> rules = new HashSet<>();
    Set<String> firing = new HashSet<>();
    Set<String> missing = new HashSet<>();
    for (DeclaredClause clause : clauses) {
      clause.rules().forEach(rule -> rules.add(rule.spec().id()));
    }
    for (DeclaredClause clause : clauses) {
      for (Example example : clause.examples()) {
        example.fires().forEach(expected -> known(expected, rules, firing));
        example.misses().forEach(expected -> known(expected, rules, missing));
      }
    }
    for (DeclaredClause clause : clauses) {
      if (!clause.rules().isEmpty() && !clause.hasExamples()) {
        String file = clause.folder().file(PolicyFiles.EXAMPLES);
        problems.error(Place.wholeFile(file), "the folder has rules and no `examples.yaml`");
        continue;
      }
      for (DeclaredRule rule : clause.rules()) {
        shown(rule, firing, "no example in which `" + rule.spec().id() + "` fires", "fires");
        shown(rule, missing, "no near miss of `" + rule.spec().id() + "`", "misses");
      }
    }
  }

  private void known(Expected expected, Set<String> rules, Set<String> seen) {
    seen.add(expected.rule());
    if (!rules.contains(expected.rule())) {
      problems.unknown("rule", expected.rule(), expected.place(), rules);
    }
  }

  private void shown(DeclaredRule rule, Set<String> seen, String message, String key) {
    if (!seen.contains(rule.spec().id())) {
      problems.error(rule.id().place(), message, "list it under `" + key + "` of an example");
    }
  }

  /** Notes rules that enforce although nobody has said how often they are wrong. */
  void checkMeasured(Collection<DeclaredClause> clauses) {
    for (DeclaredClause clause : clauses) {
      for (DeclaredRule rule : clause.rules()) {
        Optional<Clause> words = clause.clause();
        if (rule.spec().mode() == Mode.ENFORCE
            && words.filter(text -> isMeasured(rule.id().value(), text.text())).isEmpty()) {
          problems.error(
              rule.mode(),
              "`" + rule.spec().id() + "` enforces without a measured false-positive figure",
              "give the figure beside `" + rule.id().value() + "` in `clause.md`, or observe");
        }
      }
    }
  }

  /** A line names the rule and gives a number. */
  private static boolean isMeasured(String rule, String words) {
    return words
        .lines()
        .filter(line -> line.contains("`" + rule + "`") || line.contains("/" + rule + "`"))
        .anyMatch(line -> FIGURE.matcher(line.replaceAll("`[^`]*`", "")).find());
  }
}
