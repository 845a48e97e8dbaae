package dev.bailiff.app.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object a line: {@code time}, {@code level}, {@code logger}, {@code message}, {@code error}.
 */
final class JsonFormatter extends Formatter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nobody reads more, and nothing can fill a disk with one line. */
  private static final int MOST_CHARACTERS = 2_000;

  @Override
  public String format(LogRecord entry) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", entry.getInstant().toString());
    members.put("level", entry.getLevel().getName());
    members.put("logger", String.valueOf(entry.getLoggerName()));
    members.put("message", message(this, entry));
    if (entry.getThrown() != null) {
      members.put("error", Failure.lines(entry.getThrown()));
    }
    return JSON.writeValueAsString(members) + "\n";
  }

  static String message(Formatter formatter, LogRecord entry) {
    String message = String.valueOf(formatter.formatMessage(entry));
    return message.length() <= MOST_CHARACTERS
        ? message
        : message.substring(0, MOST_CHARACTERS) + "…";
  }
}
