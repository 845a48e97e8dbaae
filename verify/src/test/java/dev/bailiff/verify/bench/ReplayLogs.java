package dev.bailiff.verify.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes long access logs. */
final class ReplayLogs {
  private static final int LINES = 1_000_000;
  private static final int CLIENTS = 5_000_000;

  /** One line in so many is a client's second one. */
  private static final int RETURN_EVERY = 6;

  /** How many clients come between a client's two visits. */
  private static final int RETURN_AFTER = 1_000;

  private static final int DAY_LENGTH = "17/May/2015".length();
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ENGLISH);

  private ReplayLogs() {}

  /** The sample again and again, each time later by as many days as it has. */
  static void repeated(Path sample, Path log) throws IOException {
    List<String> lines = Files.readAllLines(sample, ISO_8859_1);
    LocalDate first = day(lines.getFirst());
    long days = day(lines.getLast()).toEpochDay() - first.toEpochDay() + 1;
    try (BufferedWriter out = Files.newBufferedWriter(log, ISO_8859_1)) {
      for (int i = 0; i < LINES; i++) {
        String line = lines.get(i % lines.size());
        int start = line.indexOf('[') + 1;
        LocalDate later = day(line).plusDays(days * (i / lines.size()));
        out.append(line, 0, start).append(DAY.format(later));
        out.append(line, start + DAY_LENGTH, line.length()).append('\n');
      }
    }
  }

  /**
   * A day of five million clients, of whom each fifth comes back once. One line in seven lacks a
   * referrer: if all did, the log would be one crawl by forty programs from everywhere.
   */
  static void clients(Path log) throws IOException {
    int lines = CLIENTS / (RETURN_EVERY - 1) * RETURN_EVERY;
    LocalDateTime midnight = LocalDate.of(2026, 11, 1).atStartOfDay();
    try (BufferedWriter out = Files.newBufferedWriter(log, ISO_8859_1)) {
      int clients = 0;
      for (int i = 0; i < lines; i++) {
        boolean returns = i % RETURN_EVERY == RETURN_EVERY - 1 && clients > RETURN_AFTER;
        int client = returns ? clients - RETURN_AFTER : clients++;
        LocalDateTime time = midnight.plusSeconds(i * 86_400L / lines);
        out.write(line(client, STAMP.format(time), i));
      }
    }
  }

  /** Addresses go through 16.0.0.0/4 in strides, so that few are neighbours. */
  private static String line(int client, String stamp, int number) {
    int address = 0x1000_0000 | ((client * 0x9e3779b1) >>> 4);
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255)
        + " - - ["
        + stamp
        + " +0000] \"GET /wiki/page/"
        + number % 9_973
        + " HTTP/1.1\" 200 5120 \""
        + (number % 7 == 0 ? "-" : "https://www.example.com/wiki/page/" + number % 97)
        + "\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/1"
        + number % 40
        + ".0\"\n";
  }

  private static LocalDate day(String line) {
    int start = line.indexOf('[') + 1;
    return LocalDate.parse(line.substring(start, start + DAY_LENGTH), DAY);
  }
}
