package dev.bailiff.detectors.request;

import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in one event: of each signal the surest form.
 *
 * <p>From a score of 0.5 rules act. What stands in a text for people to read, or in code, is not
 * known to be run, whatever it says: it scores half, unless it breaks out of the value, or was
 * hidden in base64.
 */
public final class Findings {
  private static final double IN_TEXT = 0.5;

  private final Map<String, Signal> best = new LinkedHashMap<>();

  /** Notes what was found somewhere in a view. */
  public void found(
      String signal, String form, double score, Value value, View view, Evidence evidence) {
    boolean isRead = value.purpose().isText() && view.kind() != View.Kind.BASE64;
    note(signal, form, isRead ? IN_TEXT * score : score, evidence);
  }

  /** Notes what was found at an edge of a value, made to end what the value is put into. */
  public void brokenOut(String signal, String form, double score, Evidence evidence) {
    note(signal, form, score, evidence);
  }

  /** The surest score of a signal so far. */
  public double score(String signal) {
    Signal known = best.get(signal);
    return known == null ? 0 : known.score();
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return best.isEmpty();
  }

  /** The signals, each once. */
  public Collection<Signal> signals() {
    return best.values();
  }

  /** The surest of the signals. */
  public Optional<Signal> surest() {
    return best.values().stream().max(Comparator.comparingDouble(Signal::score));
  }

  private void note(String signal, String form, double score, Evidence evidence) {
    if (score > score(signal)) {
      best.put(signal, new Signal(signal, score, form, List.of(evidence)));
    }
  }
}
