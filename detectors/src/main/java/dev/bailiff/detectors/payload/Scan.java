package dev.bailiff.detectors.payload;

import com.google.re2j.Matcher;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.decoding.Decoded;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The search through one event. Patterns see only the surroundings of a literal, and all patterns
 * together at most {@value #MAX_WORK} characters of an event, so that what a hostile request costs
 * has a bound that does not depend on it.
 */
final class Scan {
  /**
   * How far before and after a literal a pattern sees: longer than any form of attack string needs.
   */
  static final int REACH = 256;

  static final int MAX_WORK = 40_000;

  /**
   * Stands where a text was cut, so that a pattern does not take the cut for the beginning or end.
   */
  private static final char CUT = '\u0001';

  private final Map<String, Signal> found = new LinkedHashMap<>();
  private int work;

  /** Looks through one field. */
  void search(Place place, Field field, String text) {
    Decoded decoded = place.decode(text);
    Candidates candidates = Checks.SHIPPED.candidates(decoded.text());
    if (candidates.isEmpty()) {
      return;
    }
    for (int i = 0; i < Checks.SHIPPED.size(); i++) {
      Check check = Checks.SHIPPED.at(i);
      if (candidates.count(i) > 0 && check.places().contains(place)) {
        double score = check.score() * place.weight(text, check.signal());
        if (score > bestScore(check.signal())) {
          confirm(check, score, field, decoded, candidates, i);
        }
      }
    }
  }

  /** Raises what was found, and the surest of it as an attack string. */
  void raise(Consumer<Signal> raise) {
    found.values().forEach(raise);
    found.values().stream()
        .max(Comparator.comparingDouble(Signal::score))
        .map(best -> new Signal(Payload.ANY, best.score(), best.name(), best.evidence()))
        .ifPresent(raise);
  }

  /** Whether nothing was found. */
  boolean isSilent() {
    return found.isEmpty();
  }

  /** How many characters patterns were given. */
  int work() {
    return work;
  }

  private void confirm(
      Check check, double score, Field field, Decoded decoded, Candidates candidates, int index) {
    String text = decoded.text();
    for (int nth = 0; nth < candidates.count(index) && work < MAX_WORK; nth++) {
      int hit = candidates.hit(index, nth);
      int start = text.length() <= 2 * REACH ? 0 : Math.max(0, hit - REACH);
      int end = text.length() <= 2 * REACH ? text.length() : Math.min(text.length(), hit + REACH);
      String seen = cut(text, start, end);
      work += seen.length();
      Matcher matcher = check.pattern().matcher(seen);
      if (matcher.find()) {
        int shift = start > 0 ? start - 1 : 0;
        int from = Math.max(start, matcher.start() + shift);
        int to = Math.max(from, Math.min(end, matcher.end() + shift));
        var evidence = List.of(decoded.evidence(field, from, to));
        found.put(check.signal(), new Signal(check.signal(), score, check.name(), evidence));
        return;
      }
    }
  }

  private double bestScore(String signal) {
    Signal best = found.get(signal);
    return best == null ? 0 : best.score();
  }

  private static String cut(String text, int start, int end) {
    if (start == 0 && end == text.length()) {
      return text;
    }
    return (start > 0 ? CUT + "" : "")
        + text.substring(start, end)
        + (end < text.length() ? CUT + "" : "");
  }
}
