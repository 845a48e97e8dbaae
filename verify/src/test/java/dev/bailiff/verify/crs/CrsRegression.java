package dev.bailiff.verify.crs;

import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.Detectors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts on how many attacks of the regression suite of the OWASP Core Rule Set a detector raises a
 * signal of the right class, and on how many of its near misses one wrongly.
 *
 * <p>Arguments are the folder of the suite and at times {@code misses}, to print every case that
 * was not met, or {@code held}, to do so for the held-out rules too: three rules of ten, by a hash
 * of their id, whose cases nobody looks at while detectors are written.
 */
public final class CrsRegression {
  /** From here on rules act on a signal. */
  static final double ACTING = 0.5;

  private static final List<Detection> DETECTIONS =
      Detectors.all().stream()
          .map(detector -> detector.on(EventTypes.HTTP_REQUEST))
          .flatMap(Optional::stream)
          .toList();

  private final CrsClasses classes = new CrsClasses();
  private final List<CrsCase> missed = new ArrayList<>();
  private final Map<String, int[]> counts = new TreeMap<>();

  /** Runs the suite under the folder that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    CrsRegression regression = new CrsRegression();
    CrsCases.under(Path.of(arguments[0])).forEach(regression::run);
    Set<String> options = Set.of(arguments);
    regression.print(System.out, options.contains("misses"), options.contains("held"));
  }

  /** Whether detectors say of a case what the suite says. */
  boolean isMet(CrsCase one) {
    return one.isAttack() ? best(one) > 0 : best(one) < ACTING;
  }

  /** The score of the surest signal of the right class. */
  private double best(CrsCase one) {
    Set<String> right = classes.signals(one.rule());
    return signals(one).stream()
        .filter(signal -> right.contains(signal.name()))
        .mapToDouble(Signal::score)
        .max()
        .orElse(0);
  }

  /** What detectors say of a case. */
  static List<Signal> signals(CrsCase one) {
    List<Signal> signals = new ArrayList<>();
    for (Detection detection : DETECTIONS) {
      detection.detect(one.request(), Facts.MISSING, signals::add);
    }
    return signals;
  }

  static boolean isHeldOut(int rule) {
    return Math.floorMod((rule * 0x9e3779b1) >>> 8, 10) < 3;
  }

  private void run(CrsCase one) {
    if (classes.signals(one.rule()).isEmpty()) {
      return;
    }
    double best = best(one);
    boolean isMet = isMet(one);
    String file = Integer.toString(one.rule()).substring(0, 3);
    String side = isHeldOut(one.rule()) ? "held out" : "seen";
    String level = "level " + Math.min(classes.level(one.rule()), 3);
    for (String row : List.of(file, level, side, side + ", " + level, "all")) {
      int[] count = counts.computeIfAbsent(row, key -> new int[5]);
      count[one.isAttack() ? 0 : 3]++;
      count[one.isAttack() ? 1 : 4] += isMet ? 1 : 0;
      count[2] += one.isAttack() && best >= ACTING ? 1 : 0;
    }
    if (!isMet) {
      missed.add(one);
    }
  }

  private void print(PrintStream out, boolean withMisses, boolean withHeldOut) {
    for (CrsCase one : missed) {
      if (withHeldOut || (withMisses && !isHeldOut(one.rule()))) {
        out.println((one.isAttack() ? "missed " : "wrong  ") + shown(one));
      }
    }
    out.println("| rules | attacks | signalled | share | at 0.5 | near misses | left alone |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    counts.forEach((row, count) ->
        out.printf(
            "| %s | %,d | %,d | %.1f %% | %.1f %% | %,d | %,d |%n",
            row,
            count[0],
            count[1],
            100.0 * count[1] / count[0],
            100.0 * count[2] / count[0],
            count[3],
            count[4]));
  }

  private static String shown(CrsCase one) {
    StringBuilder shown = new StringBuilder(one.name()).append('\t');
    for (String field : List.of("method", "path", "query", "protocol", "headers", "body")) {
      one.request()
          .text("event." + field)
          .ifPresent(value -> shown.append(field.charAt(0)).append('=').append(value).append("  "));
    }
    signals(one)
        .forEach(
            s -> shown.append(" [").append(s.name()).append(' ').append(s.score()).append("]"));
    return shown.toString().replace("\r", "\\r").replace("\n", "\\n");
  }
}
