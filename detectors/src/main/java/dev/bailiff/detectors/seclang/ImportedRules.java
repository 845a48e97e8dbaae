package dev.bailiff.detectors.seclang;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.seclang.rules.Hit;
import dev.bailiff.detectors.seclang.rules.Outcome;
import dev.bailiff.detectors.seclang.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Rules of ModSecurity as a detector.
 *
 * <p>The signal {@code crs} sums up: its score is s / (s + t) for the anomaly score s and the
 * threshold t of the rules, so that 0.5, from where on rules of a policy act, is where these rules
 * would refuse; its value names the rules that held. Each rule is a signal too, such as {@code
 * crs-942100}; its score is the same for what it added itself, and its value is the variable in
 * which it was seen.
 */
public final class ImportedRules implements Detector {
  /** The signal that sums up. */
  public static final String SUM = "crs";

  /** The most rules that one signal names. */
  private static final int NAMED = 12;

  private static final int SHOWN = 16;
  private static final double ACTING = 0.5;
  private static final double NOTED = 0.1;

  private final RuleSet rules;
  private final List<SignalSpec> signals;

  /** These rules as a detector. */
  public ImportedRules(RuleSet rules) {
    this.rules = rules;
    List<SignalSpec> specs = new ArrayList<>();
    specs.add(new SignalSpec(SUM, "the anomaly score of imported rules; the rules that held"));
    rules
        .told()
        .forEach((id, message) -> specs.add(new SignalSpec(name(id), "imported rule: " + message)));
    this.signals = List.copyOf(specs);
  }

  @Override
  public List<SignalSpec> signals() {
    return signals;
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return type.equals(EventTypes.HTTP_REQUEST) ? Optional.of(this::detect) : Optional.empty();
  }

  private void detect(Event event, Facts facts, Consumer<Signal> raise) {
    Outcome outcome = rules.judge(event);
    List<Evidence> all = new ArrayList<>();
    for (Hit hit : outcome.hits()) {
      List<Evidence> evidence = hit.found().stream().map(ImportedRules::evidence).toList();
      String where = hit.found().isEmpty() ? "" : hit.found().getFirst().name();
      raise.accept(new Signal(name(hit.id()), score(hit, outcome.threshold()), where, evidence));
      hit.found().stream()
          .map(found -> named(hit, found))
          .limit(Math.max(0, SHOWN - all.size()))
          .forEach(all::add);
    }
    if (!outcome.hits().isEmpty()) {
      double score =
          outcome.score() == 0 && outcome.isRefused()
              ? ACTING
              : share(outcome.score(), outcome.threshold());
      raise.accept(new Signal(SUM, score, ids(outcome), all));
    }
  }

  private static String name(int id) {
    return SUM + "-" + id;
  }

  /** A rule that adds nothing tells the engine something all the same. */
  private static double score(Hit hit, int threshold) {
    if (hit.points() > 0) {
      return share(hit.points(), threshold);
    }
    return hit.refuses() ? ACTING : NOTED;
  }

  private static double share(int points, int threshold) {
    return (double) Math.max(0, points) / (Math.max(0, points) + threshold);
  }

  private static String ids(Outcome outcome) {
    return outcome.hits().stream()
        .map(hit -> Integer.toString(hit.id()))
        .distinct()
        .limit(NAMED)
        .collect(Collectors.joining(" "));
  }

  private static Evidence evidence(Hit.Found found) {
    return new Evidence(found.name(), 0, found.excerpt().length(), found.excerpt());
  }

  private static Evidence named(Hit hit, Hit.Found found) {
    String text = hit.id() + " " + hit.message() + ": " + found.excerpt();
    return new Evidence(found.name(), 0, found.excerpt().length(), text);
  }
}
