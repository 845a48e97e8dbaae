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
 * was not met, and the first digits of ids of rules, to print those alone. Half of the cases are
 * held out and never printed: those of three rules of ten, by a hash of the id, and of the other
 * rules two cases of seven, by a hash of the name. In the large files {@link #BY_CASE} names it is
 * one case of two of every rule.
 */
public final class CrsRegression {
  /** From here on rules act on a signal. */
  static final double ACTING = 0.5;

  /**
   * Files of commands, PHP, script and SQL, whose rules are so broad that each has much to show.
   */
  private static final Set<String> BY_CASE = Set.of("932", "933", "941", "942");

  private static final List<Detection> DETECTIONS =
      Detectors.all().stream()
          .map(detector -> detector.on(EventTypes.HTTP_REQUEST))
          .flatMap(Optional::stream)
          .toList();

  private final CrsClasses classes = new CrsClasses();
  private final List<CrsCase> missed = new ArrayList<>();
  private final Map<String, Count> counts = new TreeMap<>();

  /** Runs the suite under the folder that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    CrsRegression regression = new CrsRegression();
    CrsCases.under(Path.of(arguments[0])).forEach(regression::run);
    List<String> options = List.of(arguments).subList(1, arguments.length);
    if (options.contains("misses")) {
      regression.printMisses(System.out, options);
    }
    regression.print(System.out);
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

  /** Whether nobody looks at a case while detectors are written. */
  static boolean isHeldOut(CrsCase one) {
    return BY_CASE.contains(file(one.rule()))
        ? ((one.name().hashCode() * 0x9e3779b1) >>> 31) == 1
        : isHeldOut(one.rule()) || share(one.name().hashCode(), 7) < 2;
  }

  /** Whether nobody looks at any case of a rule. */
  private static boolean isHeldOut(int rule) {
    return !BY_CASE.contains(file(rule)) && share(rule, 10) < 3;
  }

  private static String file(int rule) {
    return Integer.toString(rule).substring(0, 3);
  }

  private static int share(int number, int of) {
    return Math.floorMod((number * 0x9e3779b1) >>> 8, of);
  }

  private void run(CrsCase one) {
    if (classes.signals(one.rule()).isEmpty()) {
      return;
    }
    double best = best(one);
    boolean isMet = isMet(one);
    boolean isHeldOut = isHeldOut(one);
    String file = file(one.rule());
    int level = classes.level(one.rule());
    String side = !isHeldOut ? "seen" : isHeldOut(one.rule()) ? "unseen rule" : "unseen case";
    List<String> rows = new ArrayList<>(List.of("all", file, "level " + Math.min(level, 3), side));
    if (level == 1) {
      rows.addAll(List.of(file + ", level 1", side + ", level 1"));
    }
    for (String row : rows) {
      Count count = counts.computeIfAbsent(row, key -> new Count());
      count.add(one.isAttack(), isHeldOut, isMet, best >= ACTING);
    }
    if (!isMet) {
      missed.add(one);
    }
  }

  private void printMisses(PrintStream out, List<String> options) {
    List<String> files = options.stream().filter(option -> !option.equals("misses")).toList();
    for (CrsCase one : missed) {
      boolean isAsked = files.isEmpty() || files.stream().anyMatch(one.name()::startsWith);
      if (isAsked && !isHeldOut(one)) {
        out.println((one.isAttack() ? "missed " : "wrong  ") + shown(one));
      }
    }
  }

  private void print(PrintStream out) {
    out.println(
        "| rules | attacks | signalled | at 0.5 | seen | held out | near misses | left alone |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    counts.forEach((row, count) -> out.printf("| %s | %s |%n", row, count));
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
