package dev.bailiff.rules.compare;

import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.rules.quantity.Sizes;
import dev.bailiff.rules.source.FileNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compares two policies part by part. */
public final class PolicyComparison {
  private final List<Change> changes = new ArrayList<>();

  private PolicyComparison() {}

  /** What differs: the policy as a whole, then clauses, features and rules, each in order of id. */
  public static List<Change> of(Policy before, Policy after) {
    PolicyComparison comparison = new PolicyComparison();
    comparison.part("policy", "", whole(before), whole(after));
    comparison.parts(
        "clause",
        byId(before.clauses(), Clause::id),
        byId(after.clauses(), Clause::id),
        PolicyComparison::lines,
        (one, other) -> "");
    comparison.parts(
        "feature",
        byId(before.features(), feature -> feature.spec().id()),
        byId(after.features(), feature -> feature.spec().id()),
        feature -> Declarations.of(feature.spec()),
        PolicyComparison::counter);
    comparison.parts(
        "rule",
        byId(before.rules(), rule -> rule.spec().id()),
        byId(after.rules(), rule -> rule.spec().id()),
        (Rule rule) -> Declarations.of(rule.spec()),
        PolicyComparison::mode);
    return List.copyOf(comparison.changes);
  }

  private <T> void parts(
      String what,
      Map<String, T> before,
      Map<String, T> after,
      Function<T, List<String>> lines,
      BiFunction<T, T, String> note) {
    Set<String> ids = new TreeSet<>(FileNames.ORDER);
    ids.addAll(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      T old = before.get(id);
      T young = after.get(id);
      String subject = what + " " + id;
      if (old == null && young != null) {
        part(subject, "added", List.of(), lines.apply(young));
      } else if (old != null && young == null) {
        part(subject, "removed", lines.apply(old), List.of());
      } else if (old != null && young != null) {
        part(subject, note.apply(old, young), lines.apply(old), lines.apply(young));
      }
    }
  }

  private void part(String subject, String note, List<String> before, List<String> after) {
    if (!before.equals(after)) {
      changes.add(new Change(subject, note, LineDifference.of(before, after)));
    }
  }

  private static List<String> whole(Policy policy) {
    return List.of(
        "name: " + policy.name(),
        "effective: " + policy.effective(),
        "memory: " + Sizes.print(policy.memoryBytes()));
  }

  private static List<String> lines(Clause clause) {
    List<String> lines = new ArrayList<>();
    lines.add("title: " + clause.title());
    lines.add("since: " + clause.since());
    lines.add("owner: " + clause.owner());
    lines.add("recognised-by: " + clause.recognisedBy().name().toLowerCase(Locale.ROOT));
    lines.add("");
    clause.text().lines().forEach(lines::add);
    return lines;
  }

  /** State is kept under a feature's id; it means the same as long as kind and key do. */
  private static String counter(Feature before, Feature after) {
    FeatureSpec old = before.spec();
    FeatureSpec young = after.spec();
    boolean keeps =
        old.kind().tag() == young.kind().tag()
            && Arrays.equals(old.kind().parameters(), young.kind().parameters())
            && old.by().equals(young.by());
    return keeps ? "keeps its counter" : "starts counting anew";
  }

  private static String mode(Rule before, Rule after) {
    return before.spec().mode() != after.spec().mode()
        ? "now " + after.spec().mode().name().toLowerCase(Locale.ROOT) + "s"
        : "";
  }

  private static <T> Map<String, T> byId(Collection<T> parts, Function<T, String> id) {
    Map<String, T> byId = new TreeMap<>();
    parts.forEach(part -> byId.put(id.apply(part), part));
    return byId;
  }
}
