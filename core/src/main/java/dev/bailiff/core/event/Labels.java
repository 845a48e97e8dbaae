package dev.bailiff.core.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a label looks like. */
final class Labels {
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private Labels() {}

  /** The label, or null after a problem has been noted. */
  static @Nullable String read(Problems problems, String path, @Nullable Object untrusted) {
    if (untrusted instanceof String text && LABEL.matcher(text).matches()) {
      return text;
    }
    problems.fatal(
        path,
        Found.value(untrusted),
        "expected a label of at most 64 small letters, digits and `-`, such as `under-attack`");
    return null;
  }
}
