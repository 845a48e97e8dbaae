package dev.bailiff.rules.load;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.policy.Budget;
import dev.bailiff.core.policy.RestraintSpec;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what holds the rules of a policy back, and checks that no rule gets around it. */
final class RestraintReader {
  static final List<String> KEYS = List.of("budgets", "protected", "strikes-halve-after");
  static final List<String> BUDGET_KEYS = List.of("clauses", "budget", "note");
  private static final Duration LEAST_HALF_LIFE = Duration.ofHours(1);
  private static final Duration MOST_HALF_LIFE = Duration.ofDays(3_653);
  private static final String LABEL = "[a-z][a-z0-9-]{0,63}";

  private final Collection<String> clauses;
  private final Problems problems;

  RestraintReader(Collection<String> clauses, Problems problems) {
    this.clauses = clauses;
    this.problems = problems;
  }

  /** What this node declares. */
  RestraintSpec read(YamlNode node) {
    return Section.of(node, "the restraint", KEYS, problems)
        .map(section -> new RestraintSpec(budgets(section), protecting(section), halfLife(section)))
        .orElse(RestraintSpec.NONE);
  }

  /** Notes rules that would protect others from every rule. */
  void checkLabels(Collection<DeclaredRule> rules, RestraintSpec restraint) {
    for (DeclaredRule rule : rules) {
      for (ActionSpec action : rule.spec().actions()) {
        if (action.kind() == ActionKind.LABEL
            && action.name().filter(restraint.protecting()::contains).isPresent()) {
          problems.error(
              rule.id().place(),
              "`" + rule.spec().id() + "` gives a label that protects from every rule",
              "only people and `facts.yaml` give `" + action.name().orElseThrow() + "`");
        }
      }
    }
  }

  private Duration halfLife(Section section) {
    return section
        .text("strikes-halve-after")
        .flatMap(text -> Quantities.duration(text, LEAST_HALF_LIFE, MOST_HALF_LIFE, problems))
        .orElse(RestraintSpec.STRIKES_HALVE_AFTER);
  }

  private Map<String, Budget> budgets(Section section) {
    Map<String, Budget> budgets = new HashMap<>();
    for (YamlNode item : section.items("budgets")) {
      Section.of(item, "a budget", BUDGET_KEYS, problems)
          .ifPresent(budget -> {
            Optional<Budget> allowed =
                budget.required("budget").flatMap(text -> Quantities.budget(text, problems));
            for (Text clause : budget.requiredTexts("clauses")) {
              add(clause, allowed, budgets);
            }
          });
    }
    return budgets;
  }

  private void add(Text clause, Optional<Budget> allowed, Map<String, Budget> budgets) {
    if (!clauses.contains(clause.value())) {
      problems.unknown("clause", clause.value(), clause.place(), clauses);
    }
    if (allowed.isPresent() && budgets.put(clause.value(), allowed.get()) != null) {
      problems.error(clause.place(), "clause `" + clause.value() + "` has a budget already");
    }
  }

  private Set<String> protecting(Section section) {
    Set<String> labels = new LinkedHashSet<>();
    for (Text label : section.texts("protected")) {
      if (!label.value().matches(LABEL)) {
        problems.error(
            label.place(),
            "`" + label.value() + "` is not a label",
            "use lower-case letters, digits and `-`, a letter first");
      }
      labels.add(label.value());
    }
    return labels;
  }
}
