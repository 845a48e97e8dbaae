package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.Field;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, of whatever type they turn out to be. */
record JsonFields(Map<?, ?> object) {
  static final JsonFields NONE = new JsonFields(Map.of());

  /** The longest text that can be a number or a time. */
  private static final int SHORT = 64;

  /** Whether there is any of the fields. */
  boolean has(String... names) {
    for (String name : names) {
      if (object.get(name) != null) {
        return true;
      }
    }
    return false;
  }

  /** The object in a field, or an empty one. */
  JsonFields inner(String name) {
    return object.get(name) instanceof Map<?, ?> inner ? new JsonFields(inner) : NONE;
  }

  /**
   * The first of these fields that is a text other than {@code -}, or a list that begins with one;
   * else an empty text.
   */
  String text(String... names) {
    for (String name : names) {
      Object value = object.get(name);
      Object one = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
      if (one instanceof String text && !text.isEmpty() && !text.equals("-")) {
        return text;
      }
    }
    return "";
  }

  /** The first of these fields that is a number, as such or as text; else NaN. */
  double number(String... names) {
    for (String name : names) {
      double number = number(object.get(name));
      if (!Double.isNaN(number)) {
        return number;
      }
    }
    return Double.NaN;
  }

  /** Sets an event's field from the first of these fields that is a text. */
  void copyText(EventBuilder event, Field field, String... names) {
    set(event, field, text(names));
  }

  /**
   * Sets an event's field from the first of these fields that is a whole number that is not
   * negative.
   */
  void copyInteger(EventBuilder event, Field field, String... names) {
    double number = number(names);
    if (number >= 0 && number < 1L << 53) {
      event.integer(field, (long) number);
    }
  }

  /**
   * The time in the first of these fields, in milliseconds: seconds since 1970 or ISO 8601; else
   * {@code NO_TIME}.
   */
  long time(AccessTime clock, String... names) {
    for (String name : names) {
      Object value = object.get(name);
      long time = value instanceof String text ? time(clock, text) : seconds(number(value));
      if (time != LineParser.NO_TIME) {
        return time;
      }
    }
    return LineParser.NO_TIME;
  }

  /** Sets a text, cut to the limit of the field; an empty one is absent. */
  static void set(EventBuilder event, Field field, String text) {
    if (!text.isEmpty()) {
      event.text(field, text.length() <= field.limit() ? text : text.substring(0, field.limit()));
    }
  }

  private static double number(@Nullable Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case String text when text.length() <= SHORT && text.matches("[0-9]+(\\.[0-9]+)?") ->
          Double.parseDouble(text);
      case null, default -> Double.NaN;
    };
  }

  private static long time(AccessTime clock, String text) {
    if (text.length() > SHORT) {
      return LineParser.NO_TIME;
    }
    double number = number(text);
    if (!Double.isNaN(number)) {
      return seconds(number);
    }
    byte[] bytes = text.getBytes(UTF_8);
    long time = clock.millis(bytes, 0, bytes.length);
    if (time != LineParser.NO_TIME) {
      return time;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException notATime) {
      return LineParser.NO_TIME;
    }
  }

  private static long seconds(double seconds) {
    boolean isPlausible = seconds >= 0 && seconds < 253_402_300_800.0; // the year 10000
    return isPlausible ? Math.round(seconds * 1_000) : LineParser.NO_TIME;
  }
}
