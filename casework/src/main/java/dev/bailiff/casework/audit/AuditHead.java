package dev.bailiff.casework.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the audit log stood at some time. Whoever notes one elsewhere can prove later that nothing
 * before it was changed, even by somebody who can write everything in the database.
 *
 * @param sequence how many entries there were
 * @param hash the hash of the last of them
 */
public record AuditHead(long sequence, String hash) {
  /** The hash before the first entry. */
  static final String GENESIS = "0".repeat(64);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  public AuditHead {
    requireNonNull(hash, "hash");
  }

  /** The head that {@link #toString} wrote, if the text is one. */
  public static Optional<AuditHead> parse(String text) {
    return Optional.of(TEXT.matcher(text))
        .filter(Matcher::matches)
        .map(found -> new AuditHead(Long.parseLong(found.group(1)), found.group(2)));
  }

  @Override
  public String toString() {
    return sequence + ":" + hash;
  }
}
