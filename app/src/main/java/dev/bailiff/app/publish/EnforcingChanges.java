package dev.bailiff.app.publish;

import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What another policy changes about what is done to people.
 *
 * @param made what is done that was not, or otherwise than it was, in words
 * @param ended the rules that no longer enforce
 */
public record EnforcingChanges(List<String> made, List<String> ended) {
  public EnforcingChanges {
    made = List.copyOf(made);
    ended = List.copyOf(ended);
  }

  /** Whether the same is done to the same people. */
  boolean areNone() {
    return made.isEmpty() && ended.isEmpty();
  }

  /** What differs between the two. */
  static EnforcingChanges between(Texts before, Texts after) {
    Map<String, RuleSpec> were = enforcing(before.policy().policy());
    Map<String, RuleSpec> are = enforcing(after.policy().policy());
    List<String> made = new ArrayList<>();
    Set<String> features = changedFeatures(before.policy().policy(), after.policy().policy());
    for (RuleSpec rule : are.values()) {
      change(Optional.ofNullable(were.get(rule.id())), rule, features).ifPresent(made::add);
    }
    made.sort(null);
    if (!are.isEmpty()) {
      whole(before, after, features, made);
    }
    List<String> ended =
        were.keySet().stream().filter(id -> !are.containsKey(id)).sorted().toList();
    return new EnforcingChanges(made, ended);
  }

  private static Optional<String> change(
      Optional<RuleSpec> before, RuleSpec rule, Set<String> changedFeatures) {
    if (before.isEmpty()) {
      return Optional.of(rule.id() + " enforces");
    }
    if (!before.get().equals(rule)) {
      return Optional.of(rule.id() + " is another");
    }
    return words(rule).stream()
        .filter(changedFeatures::contains)
        .sorted()
        .findFirst()
        .map(feature -> rule.id() + " reads `" + feature + "`, which is another");
  }

  /** What bears on all rules. */
  private static void whole(
      Texts before, Texts after, Set<String> changedFeatures, List<String> made) {
    if (!before.policy().ladder().equals(after.policy().ladder())) {
      made.add("the ladder is another");
    }
    if (!before.policy().restraint().equals(after.policy().restraint())
        || after.policy().restraint().shared().stream()
            .anyMatch(shared -> shared.countedBy().stream().anyMatch(changedFeatures::contains))) {
      made.add("what holds rules back is another");
    }
    if (!before.facts().equals(after.facts())) {
      made.add("the facts on file are others");
    }
  }

  private static Map<String, RuleSpec> enforcing(Policy policy) {
    Map<String, RuleSpec> byId = new HashMap<>();
    for (Rule rule : policy.rules()) {
      if (rule.spec().mode() == Mode.ENFORCE) {
        byId.put(rule.spec().id(), rule.spec());
      }
    }
    return byId;
  }

  private static Set<String> changedFeatures(Policy before, Policy after) {
    Map<String, FeatureSpec> were = new HashMap<>();
    before.features().forEach(feature -> were.put(feature.spec().id(), feature.spec()));
    Set<String> changed = new HashSet<>();
    after
        .features()
        .forEach(feature -> {
          if (!feature.spec().equals(were.get(feature.spec().id()))) {
            changed.add(feature.spec().id());
          }
        });
    return changed;
  }

  /** All words of the rule, whatever they name: one too many asks for a second look. */
  private static Set<String> words(RuleSpec rule) {
    return new HashSet<>(Arrays.asList((rule.when() + " " + rule.because()).split("\\W+", -1)));
  }
}
