package dev.bailiff.detectors.seclang.transaction;

import dev.bailiff.detectors.seclang.regex.LinearPattern;
import java.util.Optional;

/**
 * One term of what a rule looks at, such as {@code REQUEST_COOKIES:/__utm/}.
 *
 * @param variable the variable
 * @param key the name of the values in it, in lower case; empty for all of them
 * @param pattern what their names match instead
 * @param isCount whether it is how many there are that is looked at
 */
public record Pick(
    Variable variable, String key, Optional<LinearPattern> pattern, boolean isCount) {
  /** Whether a value is one of those meant. */
  public boolean includes(Entry entry) {
    if (entry.variable() != variable) {
      return false;
    }
    return pattern.isPresent()
        ? pattern.get().matcher(entry.key()).find()
        : key.isEmpty() || key.equalsIgnoreCase(entry.key());
  }

  /** Whether it means all values of the variable. */
  public boolean isAll() {
    return key.isEmpty() && pattern.isEmpty();
  }
}
