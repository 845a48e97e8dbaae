package dev.bailiff.rules.load;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Equality;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.feature.ExactCountKind;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.RatioKind;
import dev.bailiff.core.feature.RecentSetKind;
import dev.bailiff.core.feature.SequenceKind;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.rules.source.Problems;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds rules that can never fire. */
final class Reachability {
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern NAME = Pattern.compile("(?!(?:true|false|in)\\b)\\b[A-Za-z_]\\w*");

  private static final Pattern THRESHOLD =
      Pattern.compile(
          "(?<![.\\w\"'])(?<name>[a-z][a-z0-9_]*)\\s*(?<sign>>=|>|==)\\s*(?<number>[0-9.]+)");

  private final Map<String, DeclaredFeature> features = new HashMap<>();
  private final Problems problems;

  Reachability(Collection<DeclaredFeature> features, Problems problems) {
    features.forEach(feature -> this.features.put(feature.id().value(), feature));
    this.problems = problems;
  }

  /** Notes thresholds that a feature never reaches. */
  void checkThresholds(DeclaredRule rule) {
    Matcher threshold = THRESHOLD.matcher(rule.when().value());
    while (threshold.find()) {
      Optional<FeatureKind> kind =
          Optional.ofNullable(features.get(threshold.group("name"))).flatMap(DeclaredFeature::kind);
      OptionalDouble most = kind.map(Reachability::most).orElse(OptionalDouble.empty());
      if (most.isPresent() && isBeyond(threshold, most.getAsDouble())) {
        problems.error(
            rule.when().place(threshold.start(), threshold.end()),
            "`" + threshold.group("name") + "` is never more than " + plain(most.getAsDouble()),
            kind.filter(ExactCountKind.class::isInstance).isPresent()
                ? "raise its `up-to` or leave out `exact`"
                : "");
      }
    }
  }

  private static boolean isBeyond(Matcher threshold, double most) {
    double number = number(threshold.group("number"));
    return threshold.group("sign").equals(">") ? number >= most : number > most;
  }

  /** Notes conditions that never hold. */
  void checkCondition(DeclaredRule declared, Rule rule) {
    for (RuleProgram program : rule.programs().values()) {
      for (Atom atom : program.atoms()) {
        if (isConstant(atom.source()) && neverHolds(atom)) {
          unreachable(declared, atom.source(), "it never holds");
        }
      }
      checkEqualities(declared, program);
    }
  }

  private void checkEqualities(DeclaredRule declared, RuleProgram program) {
    Map<Field, Set<Object>> possible = new HashMap<>();
    for (Equality equality : program.equalities()) {
      Set<Object> before = possible.get(equality.field());
      if (before != null && Collections.disjoint(before, equality.values())) {
        unreachable(
            declared,
            equality.field().path(),
            "no value of `" + equality.field().path() + "` is all that is asked of it");
      }
      Set<Object> both = new HashSet<>(equality.values());
      if (before != null) {
        both.retainAll(before);
      }
      possible.put(equality.field(), both);
    }
  }

  private void unreachable(DeclaredRule declared, String part, String reason) {
    int at = declared.when().value().indexOf(part);
    problems.error(
        at < 0 ? declared.when().place() : declared.when().place(at, at + part.length()),
        "the rule can never fire: " + reason);
  }

  private static boolean isConstant(String source) {
    return !NAME.matcher(STRING.matcher(source).replaceAll("\"\"")).find();
  }

  private static boolean neverHolds(Atom atom) {
    Scope scope = new Scope(0, (index, reader) -> null, (index, reader) -> 0);
    Event event = Event.at(EventTypes.HTTP_REQUEST, "", 0, 0).build();
    scope.begin(event, Facts.MISSING);
    return atom.condition().test(scope) != Truth.YES;
  }

  private static OptionalDouble most(FeatureKind kind) {
    return switch (kind) {
      case ExactCountKind count -> OptionalDouble.of(count.upTo());
      case RatioKind ratio -> OptionalDouble.of(1);
      case RecentSetKind recent -> OptionalDouble.of(1);
      case SequenceKind sequence -> OptionalDouble.of(sequence.steps());
      default -> OptionalDouble.empty(); // the others have no upper bound
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
