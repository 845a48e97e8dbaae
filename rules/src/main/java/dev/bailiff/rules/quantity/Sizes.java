package dev.bailiff.rules.quantity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes in binary units, such as {@code 256MiB}. */
public final class Sizes {
  /** What a size looks like, for messages. */
  public static final String FORM = "a number and one of B, KiB, MiB, GiB, such as `256MiB`";

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9}) ?([A-Za-z]{1,3})");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

  private Sizes() {}

  /** Reads a size; empty if it is not one. */
  public static Optional<Long> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches() || !UNITS.contains(written.group(2))) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(written.group(1)) << (10 * UNITS.indexOf(written.group(2))));
  }

  /** Writes a size in the largest unit that divides it. */
  public static String print(long bytes) {
    int unit = 0;
    long count = bytes;
    while (count > 0 && count % 1_024 == 0 && unit < UNITS.size() - 1) {
      count /= 1_024;
      unit++;
    }
    return count + UNITS.get(unit);
  }
}
