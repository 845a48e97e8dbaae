package dev.bailiff.verify.detectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.Detectors;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what the detectors say of labelled and of harmless texts.
 *
 * <p>Arguments are {@code params FILE.csv} (HttpParamsDataset: payload, length, attack type, label;
 * with {@code -Dmissed=true} those that were not), {@code harmless FILE} (one text a line, {@code
 * #} begins a comment), {@code texts FILE} (one JSON string a line, each posted as the description
 * of an issue) and {@code log FILE} (an access log in the combined format), as many as wanted.
 */
public final class DetectorReport {
  /** From here on rules act on a signal. */
  private static final double LIKELY = 0.5;

  private final PrintStream out;

  private DetectorReport(PrintStream out) {
    this.out = out;
  }

  /** Runs the measurements that the arguments name. */
  public static void main(String[] arguments) throws IOException {
    DetectorReport report = new DetectorReport(System.out);
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      Path file = Path.of(arguments[i + 1]);
      switch (arguments[i]) {
        case "params" -> report.params(file);
        case "harmless" -> report.harmless(file);
        case "log" -> report.log(file);
        case "texts" -> report.texts(file);
        default -> throw new IllegalArgumentException("not a measurement: " + arguments[i]);
      }
    }
  }

  private void params(Path file) throws IOException {
    Map<String, int[]> counts = new TreeMap<>();
    for (List<String> row : rows(Files.readString(file))) {
      if (!row.getFirst().equals("payload")) {
        int[] count = counts.computeIfAbsent(row.get(2), type -> new int[2]);
        count[0]++;
        boolean isSilent = likely(parameter(row.getFirst())).isEmpty();
        count[1] += isSilent ? 0 : 1;
        if (isSilent && Boolean.getBoolean("missed") && !row.get(2).equals("norm")) {
          out.println(row.get(2) + "\t" + row.getFirst());
        }
      }
    }
    out.println("| class | values | signalled at 0.5 or more | share |");
    out.println("| --- | ---: | ---: | ---: |");
    counts.forEach((type, count) ->
        out.printf(
            "| %s | %,d | %,d | %.2f %% |%n",
            type, count[0], count[1], 100.0 * count[1] / count[0]));
  }

  private void harmless(Path file) throws IOException {
    int lines = 0;
    int hits = 0;
    for (String line : Files.readAllLines(file, ISO_8859_1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lines++;
        List<Signal> signals = likely(parameter(line));
        if (!signals.isEmpty()) {
          hits++;
          out.println(line + "\t" + shown(signals.getFirst()));
        }
      }
    }
    out.println(hits + " of " + lines + " harmless texts signalled");
  }

  private void texts(Path file) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    int texts = 0;
    int hits = 0;
    for (String line : Files.readAllLines(file)) {
      List<Signal> signals = likely(AccessLines.issue(line));
      texts++;
      hits += signals.isEmpty() ? 0 : 1;
      for (Signal signal : signals) {
        counts.merge(shown(signal), 1, Integer::sum);
      }
    }
    counts.forEach((signal, count) -> out.println(count + "\t" + signal));
    out.printf("%,d of %,d texts signalled at 0.5 or more%n", hits, texts);
  }

  private void log(Path file) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    List<Event> events = AccessLines.read(file);
    for (Event event : events) {
      for (Signal signal : likely(event)) {
        counts.merge(shown(signal), 1, Integer::sum);
      }
    }
    out.println(events.size() + " requests");
    counts.forEach((signal, count) -> out.println(count + "\t" + signal));
  }

  private static Event parameter(String value) {
    return AccessLines.target("/x?q=" + URLEncoder.encode(value, UTF_8));
  }

  private static List<Signal> likely(Event event) {
    List<Signal> signals = new ArrayList<>();
    for (Detector detector : Detectors.all()) {
      detector
          .on(EventTypes.HTTP_REQUEST)
          .ifPresent(detection -> detection.detect(event, Facts.MISSING, signals::add));
    }
    signals.removeIf(signal -> signal.score() < LIKELY);
    return signals;
  }

  private static String shown(Signal signal) {
    return signal.name() + " " + signal.value() + ": " + signal.evidence().getFirst().excerpt();
  }

  /** Rows of comma-separated values, all in quotes. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        value.append(text.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n')) {
        value.append(c);
      } else {
        row.add(value.toString());
        value.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      }
    }
    return rows;
  }
}
