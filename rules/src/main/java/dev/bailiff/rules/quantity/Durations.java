package dev.bailiff.rules.quantity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as a whole number and a unit, such as {@code 10m}. */
public final class Durations {
  /** What a duration looks like, for messages. */
  public static final String FORM = "a number and one of ms, s, m, h, d, such as `10m`";

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12})([a-z]{1,2})");
  private static final Map<String, Duration> UNITS = units();

  private Durations() {}

  /** Reads a duration; empty if it is not one. */
  public static Optional<Duration> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches() || !UNITS.containsKey(written.group(2))) {
      return Optional.empty();
    }
    return Optional.of(UNITS.get(written.group(2)).multipliedBy(Long.parseLong(written.group(1))));
  }

  /** Writes a duration of whole milliseconds in the largest unit that divides it. */
  public static String print(Duration duration) {
    for (Map.Entry<String, Duration> unit : List.copyOf(UNITS.entrySet()).reversed()) {
      long count = duration.dividedBy(unit.getValue());
      if (unit.getValue().multipliedBy(count).equals(duration) && count > 0) {
        return count + unit.getKey();
      }
    }
    return duration.toMillis() + "ms";
  }

  private static Map<String, Duration> units() {
    Map<String, Duration> units = new LinkedHashMap<>();
    units.put("ms", Duration.ofMillis(1));
    units.put("s", Duration.ofSeconds(1));
    units.put("m", Duration.ofMinutes(1));
    units.put("h", Duration.ofHours(1));
    units.put("d", Duration.ofDays(1));
    return units;
  }
}
