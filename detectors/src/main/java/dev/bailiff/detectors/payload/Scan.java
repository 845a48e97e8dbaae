package dev.bailiff.detectors.payload;

import com.google.re2j.Matcher;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The search through one event. Patterns see only the surroundings of a literal, and all patterns
 * together at most {@value #MAX_WORK} characters of an event, so that what a hostile request costs
 * has a bound that does not depend on it.
 *
 * <p>A pattern sees a value as {@code name=value}, however the request writes that.
 */
final class Scan implements Consumer<Value> {
  /**
   * How far before and after a literal a pattern sees: longer than any form of attack string needs.
   */
  static final int REACH = 256;

  static final int MAX_WORK = 40_000;

  /** What is hidden in base64 and only looks a little suspicious may be anything. */
  private static final double LEAST_IN_BASE64 = 0.7;

  /**
   * Stands where a text was cut, so that a pattern does not take the cut for the beginning or end.
   */
  private static final char CUT = '\u0001';

  private final Checks checks = Checks.SHIPPED;
  private final Findings findings = new Findings();
  private @Nullable Candidates candidates;
  private int work;

  @Override
  public void accept(Value value) {
    Candidates near = candidates;
    if (near == null) {
      near = checks.candidates();
      candidates = near;
    }
    for (View view : value.views()) {
      checks.find(view.folded(), near);
      if (!near.isEmpty()) {
        search(value, view, near);
      }
    }
  }

  /** Raises what was found, and the surest of it as an attack string. */
  void raise(Consumer<Signal> raise) {
    findings.signals().forEach(raise);
    findings
        .surest()
        .map(best -> new Signal(Payload.ANY, best.score(), best.name(), best.evidence()))
        .ifPresent(raise);
  }

  /** Whether nothing was found. */
  boolean isSilent() {
    return findings.isEmpty();
  }

  /** How many characters patterns were given. */
  int work() {
    return work;
  }

  private void search(Value value, View view, Candidates near) {
    List<AttackClass> classes = checks.classes();
    int size = checks.size();
    for (int i = near.next(size); i >= 0; i = near.next(i + 1)) {
      classes.get(i - size).look(value, view, findings);
    }
    boolean isHidden = view.kind() == View.Kind.BASE64;
    double least = isHidden ? LEAST_IN_BASE64 : 0;
    for (int i = near.next(0); i >= 0 && i < size; i = near.next(i + 1)) {
      Check check = checks.at(i);
      if (check.places().contains(value.place())
          && check.score() >= least
          && (isHidden || !check.isOnlyHidden())
          && check.score() > findings.score(check.signal())) {
        confirm(check, value, view, near, i);
      }
    }
  }

  private void confirm(Check check, Value value, View view, Candidates near, int index) {
    String text = view.folded();
    String name = value.name().isEmpty() ? "" : value.foldedName() + "=";
    for (int nth = 0; nth < near.count(index) && work < MAX_WORK; nth++) {
      int hit = near.hit(index, nth);
      int start = text.length() <= 2 * REACH ? 0 : Math.max(0, hit - REACH);
      int end = text.length() <= 2 * REACH ? text.length() : Math.min(text.length(), hit + REACH);
      String before = start > 0 ? CUT + "" : name;
      String seen = before + text.substring(start, end) + (end < text.length() ? CUT + "" : "");
      work += seen.length();
      Matcher matcher = check.pattern().matcher(seen);
      if (matcher.find()) {
        int shift = start - before.length();
        int from = Math.max(start, matcher.start() + shift);
        int to = Math.max(from, Math.min(end, matcher.end() + shift));
        findings.found(
            check.signal(),
            check.name(),
            check.score(),
            value,
            view,
            view.foldedEvidence(from, to));
        return;
      }
    }
  }
}
