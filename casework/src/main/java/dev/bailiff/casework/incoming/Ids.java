package dev.bailiff.casework.incoming;

import java.util.Optional;
import java.util.regex.Pattern;

/** The ids by which senders know what they send. */
final class Ids {
  private static final int LIMIT = 128;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]+");

  private Ids() {}

  /** What the form says under {@code id}. */
  static Optional<String> in(Form form) {
    Optional<String> id = form.optional("id", LIMIT);
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      form.problem("id", "other characters", "letters, digits, `.`, `_`, `:` and `-`");
    }
    return id;
  }
}
