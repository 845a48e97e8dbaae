package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.seclang.phrases.PhraseSets;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.transaction.Selection;
import dev.bailiff.detectors.seclang.transform.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules, ready to run. Immutable.
 *
 * <p>What a rule looks at, and what it does to it first, is often the same for many rules. Such
 * rules make a {@link Group}: its values are gathered and changed once. All literals without which
 * some pattern cannot match, and all phrases of lists, are looked for in one pass over each
 * distinct text; a rule of which none is in any text of its group is done with in one comparison.
 */
public final class RuleSet {
  /**
   * What some rules look at.
   *
   * @param selection which values
   * @param steps what is done to them
   */
  record Group(Selection selection, Steps steps) {}

  private final List<Rule> rules;
  private final List<Remark> remarks;
  private final int leftOut;
  private final int later;
  private final int stepsSize;
  private final List<Group> groups = new ArrayList<>();
  private final Map<RuleFilter, int[]> filtered = new HashMap<>();
  private final Map<String, Integer> markers = new HashMap<>();
  private final PhraseSets phrases;
  private final List<Step> program = new ArrayList<>();

  /**
   * A rule at its place.
   *
   * @param rule the rule
   * @param group the group of what it looks at, or -1 if that changes while rules run
   * @param required the sets of phrases of which one each must be in a value
   * @param next the rule that must hold too
   */
  record Step(Rule rule, int group, RequiredSets required, Optional<Step> next) {}

  /** Indexes of sets of phrases; none says nothing. */
  static final class RequiredSets {
    final int[] sets;

    RequiredSets(int[] sets) {
      this.sets = sets;
    }
  }

  private RuleSet(
      List<Rule> rules, Steps.Table steps, List<Remark> remarks, int leftOut, int later) {
    this.rules = List.copyOf(rules);
    this.remarks = List.copyOf(remarks);
    this.leftOut = leftOut;
    this.later = later;
    this.stepsSize = steps.size();
    Map<Set<String>, Integer> sets = new LinkedHashMap<>();
    Map<Group, Integer> known = new HashMap<>();
    for (Rule rule : this.rules) {
      program.add(step(rule, sets, known));
    }
    this.phrases = PhraseSets.of(List.copyOf(sets.keySet()));
    for (int i = 0; i < this.rules.size(); i++) {
      if (!this.rules.get(i).marker().isEmpty()) {
        markers.put(this.rules.get(i).marker(), i);
      }
      resolve(this.rules.get(i));
    }
  }

  static RuleSet of(
      List<Rule> rules, Steps.Table steps, List<Remark> remarks, int leftOut, int later) {
    return new RuleSet(rules, steps, remarks, leftOut, later);
  }

  /** What there is to say of the files: errors, and what is not carried out. */
  public List<Remark> remarks() {
    return remarks;
  }

  /** Whether the files cannot be used. */
  public boolean hasErrors() {
    return remarks.stream().anyMatch(remark -> remark.kind() == Remark.Kind.ERROR);
  }

  /** How many rules are carried out; a chain is one. */
  public int size() {
    return (int) rules.stream().filter(rule -> rule.marker().isEmpty()).count();
  }

  /** How many rules of the first two phases are not carried out. */
  public int leftOut() {
    return leftOut;
  }

  /** How many rules are about the answer, which is not looked at. */
  public int aboutAnswers() {
    return later;
  }

  /** Number and message of each rule that is told of when it holds. */
  public Map<Integer, String> told() {
    Map<Integer, String> told = new LinkedHashMap<>();
    rules.stream().filter(Rule::isTold).forEach(rule -> told.put(rule.id(), rule.message()));
    return told;
  }

  /** What the rules say of a request. */
  public Outcome judge(Event event) {
    return new Evaluation(this, event).outcome();
  }

  List<Step> program() {
    return program;
  }

  List<Group> groups() {
    return groups;
  }

  PhraseSets phrases() {
    return phrases;
  }

  int stepsSize() {
    return stepsSize;
  }

  int[] rules(RuleFilter filter) {
    return filtered.getOrDefault(filter, new int[0]);
  }

  int marker(String name, int otherwise) {
    return markers.getOrDefault(name, otherwise);
  }

  private Step step(Rule rule, Map<Set<String>, Integer> sets, Map<Group, Integer> known) {
    int group = -1;
    if (rule.selection().isSteady() && !rule.isMultiMatch() && !rule.isAlways()) {
      Group wanted = new Group(rule.selection(), rule.steps());
      group =
          known.computeIfAbsent(
              wanted,
              each -> {
                groups.add(each);
                return groups.size() - 1;
              });
    }
    List<Set<String>> required = rule.operator().required();
    int[] indexes = new int[required.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = sets.computeIfAbsent(required.get(i), each -> sets.size());
    }
    return new Step(
        rule, group, new RequiredSets(indexes), rule.next().map(next -> step(next, sets, known)));
  }

  private void resolve(Rule rule) {
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.Exclude exclude) {
        filtered.computeIfAbsent(exclude.rules(), this::including);
      } else if (effect instanceof Effect.ExcludeTarget exclude) {
        filtered.computeIfAbsent(exclude.rules(), this::including);
      }
    }
    rule.next().ifPresent(this::resolve);
  }

  private int[] including(RuleFilter filter) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).marker().isEmpty() && filter.includes(rules.get(i))) {
        indexes.add(i);
      }
    }
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }
}
