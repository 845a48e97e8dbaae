package dev.bailiff.app.reader;

import dev.bailiff.app.reader.LineSource.Step;
import dev.bailiff.core.event.Event;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Finds out the format of an input by trying all of them on its first lines. */
final class FormatFinder {
  /** Enough to see past a few lines that a client made up. */
  static final int LINES = 64;

  private static final int HEAD_BYTES = 64 * 1024;

  private final ReadOptions options;
  private final TextTables tables;
  private final AtomicLong bytesRead;
  private final List<InputProblem> problems;

  FormatFinder(
      ReadOptions options, TextTables tables, AtomicLong bytesRead, List<InputProblem> problems) {
    this.options = options;
    this.tables = tables;
    this.bytesRead = bytesRead;
    this.problems = problems;
  }

  /** The input with its format; if there is none, a problem was noted. */
  Optional<LogFile> find(Input input) {
    AtomicLong counter = input.isRepeatable() ? new AtomicLong() : bytesRead;
    OpenInput open;
    try {
      open = OpenInput.of(input, counter);
    } catch (IOException failure) {
      problems.add(InputProblem.error(input.name(), cannotOpen(failure)));
      return Optional.empty();
    }
    Optional<LogFile> file = look(input, open);
    if (input.isRepeatable()) {
      close(open);
    }
    return file;
  }

  private Optional<LogFile> look(Input input, OpenInput open) {
    try {
      fill(open, input.isRepeatable() ? HEAD_BYTES : 1);
    } catch (IOException failure) {
      if (open.lines().atHand().length == 0) {
        problems.add(InputProblem.error(input.name(), open.explain(failure)));
        return Optional.empty();
      }
    }
    byte[] head = open.lines().atHand();
    if (head.length == 0) {
      problems.add(InputProblem.note(input.name(), "is empty"));
      return Optional.empty();
    }
    List<byte[]> lines = firstLines(open.lines());
    open.lines().rewind();
    Trial best = best(new ParserSetup(input.name(), input.written(), options, tables), lines);
    if (best.score == 0 && !(options.isFormatChosen() && input.asked())) {
      problems.add(unknown(input, head));
      return Optional.empty();
    }
    return Optional.of(
        new LogFile(input, best.format, best.firstTime, input.isRepeatable() ? null : open));
  }

  private static void fill(OpenInput open, int wanted) throws IOException {
    LineSource lines = open.lines();
    while ((lines.atHand().length < wanted || !hasLine(lines)) && lines.fillAndRewind()) {
      // until there is enough
    }
  }

  private static boolean hasLine(LineSource lines) {
    byte[] head = lines.atHand();
    return Scan.indexOf(head, 0, head.length, '\n') >= 0;
  }

  private static List<byte[]> firstLines(LineSource source) {
    List<byte[]> lines = new ArrayList<>();
    try {
      while (lines.size() < LINES && source.next(false) == Step.LINE) {
        lines.add(java.util.Arrays.copyOfRange(source.bytes(), source.from(), source.to()));
      }
    } catch (IOException impossible) {
      throw new AssertionError("read although that was not allowed", impossible);
    }
    if (lines.isEmpty()) {
      lines.add(source.atHand());
    }
    return lines;
  }

  /** The format, of those allowed, that most of the lines have. */
  static Trial best(ParserSetup setup, List<byte[]> lines) {
    Trial best = null;
    for (LogFormat format : setup.options().formats()) {
      Trial trial = Trial.of(format, setup, lines);
      if (best == null || trial.score > best.score) {
        best = trial;
      }
    }
    return java.util.Objects.requireNonNull(best, "there is always a format");
  }

  private static InputProblem unknown(Input input, byte[] head) {
    String message = whatItIs(head);
    return input.asked()
        ? InputProblem.error(input.name(), message)
        : InputProblem.note(input.name(), "was passed over: it " + message);
  }

  private static String whatItIs(byte[] head) {
    if (head.length >= 2
        && ((head[0] & 0xff) ^ (head[1] & 0xff)) == 1
        && (head[0] & 0xfe) == 0xfe) {
      return "is text in UTF-16; logs are read as UTF-8";
    }
    int zero = Scan.indexOf(head, 0, head.length, '\0');
    if (zero >= 0) {
      return "is a binary file: byte 0x00 at offset " + zero;
    }
    int end = Scan.indexOf(head, 0, head.length, '\n');
    return "has no known log format (known are "
        + String.join(", ", LogFormat.labels())
        + "); it begins with `"
        + Excerpt.of(head, 0, end < 0 ? head.length : end)
        + "`";
  }

  private static String cannotOpen(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "must not be read: permission denied";
      case EOFException cut -> "ends in the middle of its first bytes";
      default -> "cannot be read: " + failure.getMessage();
    };
  }

  private static void close(OpenInput open) {
    try {
      open.close();
    } catch (IOException ignored) {
      // it was only looked at
    }
  }

  /** How many of some lines had a format, and the first time that they told. */
  record Trial(LogFormat format, int score, long firstTime) {
    static Trial of(LogFormat format, ParserSetup setup, List<byte[]> lines) {
      LineParser parser = format.parser(setup);
      List<Event> events = new ArrayList<>();
      int score = 0;
      long firstTime = LineParser.NO_TIME;
      for (byte[] line : lines) {
        String fault = parser.parse(line, 0, line.length, score, events);
        if (fault.isEmpty() && format.fits(line, 0, line.length)) {
          score++;
        }
        if (firstTime == LineParser.NO_TIME) {
          firstTime = parser.lastTime();
        }
      }
      return new Trial(format, score, firstTime);
    }
  }
}
