package dev.bailiff.app.log;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A line for people: when, how grave, what. */
final class TextFormatter extends Formatter {
  @Override
  public String format(LogRecord entry) {
    StringBuilder text = new StringBuilder();
    text.append(entry.getInstant().truncatedTo(ChronoUnit.MILLIS))
        .append(' ')
        .append(entry.getLevel().getName())
        .append(' ')
        .append(JsonFormatter.message(this, entry).replaceAll("\\p{Cntrl}", " "))
        .append('\n');
    if (entry.getThrown() != null) {
      Failure.lines(entry.getThrown()).forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }
}
