package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The parts of a line of a system log: RFC 3164 ({@code Mar 27 13:06:56 host sshd[1291]: text}),
 * the same with an ISO stamp, and RFC 5424, each with or without a priority. Reused from line to
 * line.
 */
final class SyslogLine {
  private final SyslogTime clock;
  private final Texts names = new Texts(8, 256);
  private long time = LineParser.NO_TIME;
  private String host = "";
  private String program = "";
  private String process = "";
  private int message;

  SyslogLine(ParserSetup setup) {
    this.clock = new SyslogTime(setup);
  }

  long time() {
    return time;
  }

  String host() {
    return host;
  }

  /** The name of the program; empty where the line names none. */
  String program() {
    return program;
  }

  /** What stands for the process, mostly a number; empty where the line has nothing of the kind. */
  String process() {
    return process;
  }

  /** Where the message begins. */
  int message() {
    return message;
  }

  /** Reads the line; says what is wrong with it, or {@link LineParser#FINE}. */
  String read(byte[] bytes, int from, int to) {
    int at = afterPriority(bytes, from, to);
    boolean isVersioned = at > from && at + 1 < to && bytes[at] == '1' && bytes[at + 1] == ' ';
    if (isVersioned) {
      at += 2;
    }
    int end;
    if (at + SyslogTime.YEARLESS < to && bytes[at] >= 'A') {
      end = at + SyslogTime.YEARLESS;
      time = clock.yearless(bytes, at);
    } else {
      int space = Scan.indexOf(bytes, at, to, ' ');
      end = space < 0 ? to : space;
      time = clock.iso(bytes, at, end);
    }
    if (time == LineParser.NO_TIME || end >= to || bytes[end] != ' ') {
      return "no time of the form `Mar 27 13:06:56` or `2026-03-27T13:06:56Z`";
    }
    int space = Scan.indexOf(bytes, end + 1, to, ' ');
    if (space <= end + 1) {
      return "no host and program after the time";
    }
    host = names.text(bytes, end + 1, space);
    if (isVersioned) {
      return versioned(bytes, space + 1, to);
    }
    tagged(bytes, space + 1, to);
    return LineParser.FINE;
  }

  private static int afterPriority(byte[] bytes, int from, int to) {
    int at = from;
    if (at < to && bytes[at] == '<') {
      at++;
      while (at < to && at - from <= 4 && bytes[at] >= '0' && bytes[at] <= '9') {
        at++;
      }
      return at < to && bytes[at] == '>' ? at + 1 : from;
    }
    return from;
  }

  /** Reads {@code program[process]: text}. */
  private void tagged(byte[] bytes, int from, int to) {
    int space = Scan.indexOf(bytes, from, to, ' ');
    int end = space < 0 ? to : space;
    if (end <= from || bytes[end - 1] != ':') {
      program = "";
      process = "";
      message = from;
      return;
    }
    int bracket = Scan.indexOf(bytes, from, end, '[');
    boolean hasProcess = bracket > from && bytes[end - 2] == ']';
    program = names.text(bytes, from, hasProcess ? bracket : end - 1);
    process = hasProcess ? new String(bytes, bracket + 1, end - 3 - bracket, UTF_8) : "";
    message = Math.min(end + 1, to);
  }

  /** Reads {@code program process id structured-data text} of RFC 5424. */
  private String versioned(byte[] bytes, int from, int to) {
    int afterProgram = Scan.indexOf(bytes, from, to, ' ');
    int afterProcess = afterProgram < 0 ? -1 : Scan.indexOf(bytes, afterProgram + 1, to, ' ');
    int afterId = afterProcess < 0 ? -1 : Scan.indexOf(bytes, afterProcess + 1, to, ' ');
    if (afterId < 0) {
      return "no program, process and message id after the host";
    }
    program = names.text(bytes, from, afterProgram);
    process = new String(bytes, afterProgram + 1, afterProcess - afterProgram - 1, UTF_8);
    int at = afterStructure(bytes, afterId + 1, to);
    boolean hasMark =
        at + 3 <= to
            && (bytes[at] & 0xff) == 0xef
            && (bytes[at + 1] & 0xff) == 0xbb
            && (bytes[at + 2] & 0xff) == 0xbf;
    message = hasMark ? at + 3 : at;
    return LineParser.FINE;
  }

  private static int afterStructure(byte[] bytes, int from, int to) {
    int at = from;
    if (at < to && bytes[at] == '-') {
      return Math.min(at + 2, to);
    }
    boolean quoted = false;
    for (; at < to; at++) {
      if (bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == '"') {
        quoted = !quoted;
      } else if (!quoted && bytes[at] == ' ') {
        boolean isEnd = at > from && bytes[at - 1] == ']';
        if (isEnd) {
          return at + 1;
        }
      }
    }
    return to;
  }
}
