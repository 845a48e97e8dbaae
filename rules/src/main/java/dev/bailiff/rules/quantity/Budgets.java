package dev.bailiff.rules.quantity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something may happen, such as {@code 500 per hour} or {@code 100 per 10m}. */
public final class Budgets {
  /** What a budget looks like, for messages. */
  public static final String FORM = "a number per minute, hour or day, such as `500 per hour`";

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12}) +per +([a-z0-9]+)");
  private static final Map<String, Duration> NAMED =
      Map.of(
          "second", Duration.ofSeconds(1),
          "minute", Duration.ofMinutes(1),
          "hour", Duration.ofHours(1),
          "day", Duration.ofDays(1));

  private Budgets() {}

  /** A count in each stretch of time. */
  public record Allowance(long limit, Duration per) {}

  /** Reads a count per second, minute, hour, day or duration; empty if it is none. */
  public static Optional<Allowance> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    long limit = Long.parseLong(written.group(1));
    String unit = written.group(2);
    return Optional.ofNullable(NAMED.get(unit))
        .or(() -> Durations.parse(unit))
        .filter(Duration::isPositive)
        .map(per -> new Allowance(limit, per));
  }

  /** Writes a count per time, by the unit's name where it has one. */
  public static String print(long limit, Duration per) {
    String unit =
        NAMED.entrySet().stream()
            .filter(named -> named.getValue().equals(per))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(() -> Durations.print(per));
    return limit + " per " + unit;
  }
}
