package dev.bailiff.detectors.decoding;

import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The text that a program behind the server would see in a field: percent signs and HTML entities
 * resolved, in up to {@value #MAX_ROUNDS} layers, ASCII letters in lower case, runs of blanks and
 * closed {@code /* … *}{@code /} comments as one space. Remembers where in the field each character
 * came from.
 */
public final class Decoded {
  /** The most characters of a field that are looked at; real attack strings are far shorter. */
  public static final int MAX_LENGTH = 8_192;

  /** Attackers encode twice to pass one decoding filter; nobody needs four. */
  static final int MAX_ROUNDS = 3;

  private final String text;
  private final int @Nullable [] origins;

  Decoded(String text, int @Nullable [] origins) {
    this.text = text;
    this.origins = origins;
  }

  /** The text of a path, a header or a body: {@code +} is itself. */
  public static Decoded of(String raw) {
    return Decoder.decode(raw, false);
  }

  /** The text of a query: {@code +} is a space. */
  public static Decoded ofQuery(String raw) {
    return Decoder.decode(raw, true);
  }

  /** The decoded text. */
  public String text() {
    return text;
  }

  /** Evidence for a match between two indexes of the decoded text. */
  public Evidence evidence(Field field, int start, int end) {
    return new Evidence(field.path(), origin(start), origin(end), Excerpt.of(text, start, end));
  }

  /** The index in the raw field from which the character at this index came. */
  int origin(int index) {
    return origins == null ? index : origins[index];
  }
}
