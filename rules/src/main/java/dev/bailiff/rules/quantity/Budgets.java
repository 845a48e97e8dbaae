package dev.bailiff.rules.quantity;

import dev.bailiff.core.policy.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something may happen, such as {@code 500 per hour} or {@code 100 per 10m}. */
public final class Budgets {
  /** What a budget looks like, for messages. */
  public static final String FORM = "a number per minute, hour or day, such as `500 per hour`";

  /** What the budget of rules looks like, for messages. */
  public static final String FORM_WITH_SHARE =
      FORM + ", and if wanted a share, such as `500 per hour, 1% of accounts`";

  private static final Pattern WITH_SHARE =
      Pattern.compile("([^,]+), *([0-9]{1,3}(?:\\.[0-9]{1,4})?)% +of +accounts");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
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

  /** Reads a count per time, and the share of accounts if there is one; empty if it is none. */
  public static Optional<Budget> budget(String text) {
    Matcher shared = WITH_SHARE.matcher(text);
    if (!shared.matches()) {
      return parse(text).map(allowance -> new Budget(allowance.limit(), allowance.per()));
    }
    double share = new BigDecimal(shared.group(2)).divide(HUNDRED).doubleValue();
    return share > 0 && share <= 1
        ? parse(shared.group(1))
            .map(it -> new Budget(it.limit(), it.per(), OptionalDouble.of(share)))
        : Optional.empty();
  }

  /** Writes a budget as it is read. */
  public static String print(Budget budget) {
    String count = print(budget.limit(), budget.per());
    return budget.share().isEmpty()
        ? count
        : count + ", " + percent(budget.share().getAsDouble()) + "% of accounts";
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros().toPlainString();
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
