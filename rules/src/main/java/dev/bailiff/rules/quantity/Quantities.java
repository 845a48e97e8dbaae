package dev.bailiff.rules.quantity;

import dev.bailiff.core.policy.Budget;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads values of YAML documents as quantities; what is none becomes a problem. */
public final class Quantities {
  private Quantities() {}

  /** A duration within bounds. */
  public static Optional<Duration> duration(
      Text text, Duration least, Duration most, Problems problems) {
    Optional<Duration> read = Durations.parse(text.value());
    if (read.isEmpty()) {
      problems.error(
          text.place(), "`" + text.value() + "` is not a duration", "write " + Durations.FORM);
    } else if (read.get().compareTo(least) < 0 || read.get().compareTo(most) > 0) {
      problems.error(
          text.place(),
          "`" + text.value() + "` is out of range",
          "from " + Durations.print(least) + " to " + Durations.print(most));
      return Optional.empty();
    }
    return read;
  }

  /** A whole number within bounds. */
  public static Optional<Long> whole(Text text, long least, long most, Problems problems) {
    if (!text.value().matches("-?[0-9]{1,18}")) {
      problems.error(text.place(), "`" + text.value() + "` is not a whole number");
      return Optional.empty();
    }
    long read = Long.parseLong(text.value());
    if (read < least || read > most) {
      problems.error(
          text.place(), "`" + read + "` is out of range", "from " + least + " to " + most);
      return Optional.empty();
    }
    return Optional.of(read);
  }

  /** A count per time. */
  public static Optional<Budgets.Allowance> allowance(Text text, Problems problems) {
    Optional<Budgets.Allowance> read = Budgets.parse(text.value());
    if (read.isEmpty()) {
      problems.error(
          text.place(), "`" + text.value() + "` is not a budget", "write " + Budgets.FORM);
    }
    return read;
  }

  /** The budget of a rule or a clause. */
  public static Optional<Budget> budget(Text text, Problems problems) {
    Optional<Budget> read = Budgets.budget(text.value());
    if (read.isEmpty()) {
      problems.error(
          text.place(),
          "`" + text.value() + "` is not a budget",
          "write " + Budgets.FORM_WITH_SHARE);
    }
    return read;
  }

  /** A number of bytes. */
  public static Optional<Long> size(Text text, Problems problems) {
    Optional<Long> read = Sizes.parse(text.value());
    if (read.isEmpty()) {
      problems.error(text.place(), "`" + text.value() + "` is not a size", "write " + Sizes.FORM);
    }
    return read;
  }

  /** A day, such as {@code 2026-11-23}. */
  public static Optional<LocalDate> day(Text text, Problems problems) {
    try {
      return Optional.of(LocalDate.parse(text.value()));
    } catch (DateTimeException malformed) {
      problems.error(
          text.place(), "`" + text.value() + "` is not a day", "write it as `2026-11-23`");
      return Optional.empty();
    }
  }

  /** A moment, such as {@code 2026-11-23T09:00:00Z}. */
  public static Optional<Instant> moment(Text text, Problems problems) {
    try {
      return Optional.of(OffsetDateTime.parse(text.value()).toInstant());
    } catch (DateTimeException malformed) {
      problems.error(
          text.place(),
          "`" + text.value() + "` is not a moment",
          "write it as `2026-11-23T09:00:00Z`");
      return Optional.empty();
    }
  }
}
