package dev.bailiff.rules.compare;

import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.feature.BaselineKind;
import dev.bailiff.core.feature.ChangeKind;
import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.DistinctKind;
import dev.bailiff.core.feature.ExactCountKind;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.feature.FirstKind;
import dev.bailiff.core.feature.LastKind;
import dev.bailiff.core.feature.QuotaKind;
import dev.bailiff.core.feature.RateKind;
import dev.bailiff.core.feature.RatioKind;
import dev.bailiff.core.feature.RecentSetKind;
import dev.bailiff.core.feature.SequenceKind;
import dev.bailiff.core.feature.SumKind;
import dev.bailiff.core.feature.UseKind;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.rules.quantity.Budgets;
import dev.bailiff.rules.quantity.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Declarations in the words of policy files, a line for each key. */
public final class Declarations {
  private Declarations() {}

  /** The lines of a rule. */
  public static List<String> of(RuleSpec rule) {
    List<String> lines = new ArrayList<>();
    lines.add("on: " + list(rule.on()));
    lines.add("when: " + oneLine(rule.when()));
    lines.add("because: " + oneLine(rule.because()));
    lines.add(
        rule.actions().stream()
            .map(Declarations::action)
            .collect(Collectors.joining(", ", "do: [", "]")));
    lines.add("mode: " + rule.mode().name().toLowerCase(Locale.ROOT));
    rule.budget().ifPresent(budget -> lines.add("budget: " + Budgets.print(budget)));
    lines.add("unknown: " + rule.unknown().name().toLowerCase(Locale.ROOT));
    if (rule.notified() == Notify.NONE) {
      lines.add("notify: none");
    }
    return lines;
  }

  /** The lines of a feature. */
  public static List<String> of(FeatureSpec feature) {
    List<String> lines = new ArrayList<>(kind(feature));
    lines.add("on: " + list(feature.on()));
    lines.add("by: [" + String.join(", ", feature.by()) + "]");
    if (!feature.where().isEmpty()) {
      lines.add("where: " + oneLine(feature.where()));
    }
    return lines;
  }

  /** An action as rules write it. */
  public static String action(ActionSpec action) {
    String text = action.toString();
    return action
        .duration()
        .map(time -> text.replace(time.toSeconds() + "s)", Durations.print(time) + ")"))
        .orElse(text);
  }

  private static List<String> kind(FeatureSpec feature) {
    String of = oneLine(feature.of());
    return switch (feature.kind()) {
      case CountKind count -> lines("count: events", count.window());
      case ExactCountKind count ->
          lines("count: events", count.window(), "exact: true", "up-to: " + count.upTo());
      case SumKind sum -> lines("sum: " + of, sum.window());
      case DistinctKind distinct -> lines("distinct: " + of, distinct.window());
      case RateKind rate ->
          lines("rate: events", rate.timeConstant(), "per: " + Durations.print(rate.per()));
      case FirstKind first -> lines("first: event", first.window());
      case LastKind last -> lines("last: event", last.window());
      case RatioKind ratio -> lines("ratio: " + of, ratio.window(), "min: " + ratio.min());
      case SequenceKind sequence -> lines("sequence: [" + of + "]", sequence.window());
      case UseKind use ->
          List.of("allow: " + Budgets.print(use.limit(), use.period()), "most: " + use.most());
      case QuotaKind quota -> {
        List<String> lines = new ArrayList<>();
        lines.add("quota: " + Budgets.print(quota.limit(), quota.period()));
        lines.add("burst: " + quota.burst());
        if (!of.isEmpty()) {
          lines.add("cost: " + of);
        }
        yield lines;
      }
      case BaselineKind baseline ->
          lines(
              "baseline: events",
              baseline.window(),
              "season: " + Durations.print(baseline.season()),
              "min: " + baseline.min());
      case ChangeKind change ->
          lines(
              "change: " + of,
              change.window(),
              "direction: " + word(change.direction()),
              "shift: " + change.shift(),
              "threshold: " + change.threshold());
      case RecentSetKind recent ->
          lines(
              "recent-set: " + of,
              recent.window(),
              "up-to: " + recent.size(),
              "tell: " + word(recent.answer()),
              "min: " + recent.min());
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> lines(String first, Duration window, String... others) {
    List<String> lines = new ArrayList<>();
    lines.add(first);
    lines.add("window: " + Durations.print(window));
    lines.addAll(List.of(others));
    return lines;
  }

  private static String list(Collection<String> names) {
    return "[" + names.stream().sorted().collect(Collectors.joining(", ")) + "]";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
