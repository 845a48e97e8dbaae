package dev.bailiff.rules.load;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.policy.Budget;
import dev.bailiff.core.policy.RestraintSpec;
import dev.bailiff.core.policy.SharedAddressSpec;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what holds the rules of a policy back, and checks that no rule gets around it. */
final class RestraintReader {
  static final List<String> KEYS =
      List.of("budgets", "protected", "strikes-halve-after", "shared-address");
  static final List<String> SHARED_KEYS = List.of("accounts", "counted-by", "note");
  static final List<String> BUDGET_KEYS = List.of("clauses", "budget", "note");
  private static final Duration LEAST_HALF_LIFE = Duration.ofHours(1);
  private static final Duration MOST_HALF_LIFE = Duration.ofDays(3_653);
  private static final String LABEL = "[a-z][a-z0-9-]{0,63}";

  private final Collection<String> clauses;
  private final Collection<String> features;
  private final Problems problems;

  RestraintReader(Collection<String> clauses, Collection<String> features, Problems problems) {
    this.clauses = clauses;
    this.features = features;
    this.problems = problems;
  }

  /** What this node declares. */
  RestraintSpec read(YamlNode node) {
    return Section.of(node, "the restraint", KEYS, problems)
        .map(section ->
            new RestraintSpec(
                budgets(section), protecting(section), halfLife(section), shared(section)))
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

  private Optional<SharedAddressSpec> shared(Section restraint) {
    return restraint
        .node("shared-address")
        .flatMap(node -> Section.of(node, "`shared-address`", SHARED_KEYS, problems))
        .flatMap(section -> {
          Optional<Integer> accounts = section.required("accounts").flatMap(this::accounts);
          List<String> counted = new ArrayList<>();
          for (Text feature : section.requiredTexts("counted-by")) {
            if (!features.contains(feature.value())) {
              problems.unknown("feature", feature.value(), feature.place(), features);
            }
            counted.add(feature.value());
          }
          return accounts.map(most -> new SharedAddressSpec(most, counted));
        });
  }

  private Optional<Integer> accounts(Text text) {
    if (text.value().matches("[1-9][0-9]{0,4}")
        && Integer.parseInt(text.value()) <= SharedAddressSpec.MOST_ACCOUNTS) {
      return Optional.of(Integer.valueOf(text.value()));
    }
    problems.error(
        text.place(),
        "`" + text.value() + "` is out of range",
        "from 1 to " + SharedAddressSpec.MOST_ACCOUNTS);
    return Optional.empty();
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
