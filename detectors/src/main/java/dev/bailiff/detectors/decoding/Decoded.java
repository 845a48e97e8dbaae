package dev.bailiff.detectors.decoding;

import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Evidence;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The text that a program behind the server would see, which remembers where in the field each
 * character came from.
 *
 * <p>{@link #exact} resolves percent signs and HTML entities, in up to {@value #MAX_ROUNDS} layers;
 * {@link #folded()} is what {@link #of} gives at once: besides, ASCII letters in lower case, runs
 * of blanks and closed {@code /* … *}{@code /} comments as one space, no NULs, and full-width forms
 * as the ASCII characters they resemble.
 */
public final class Decoded {
  /** The most characters that are looked at at once; real attack strings are far shorter. */
  public static final int MAX_LENGTH = 8_192;

  /** Attackers encode twice to pass one decoding filter; nobody needs four. */
  static final int MAX_ROUNDS = 3;

  private final String text;
  private final int base;
  private final @Nullable Supplier<int[]> trace;
  private int @Nullable [] origins;
  private @Nullable Decoded folded;

  /**
   * @param base where the text begins in the field
   * @param trace works out for each character, and the end, its place in the field; null if they
   *     are in step. Only what is shown is traced, and most texts are not.
   */
  Decoded(String text, int base, @Nullable Supplier<int[]> trace) {
    this.text = text;
    this.base = base;
    this.trace = trace;
  }

  /** The folded text of a path, a header or a body: {@code +} is itself. */
  public static Decoded of(String raw) {
    return exact(raw, 0, raw.length(), Transport.PLAIN).folded();
  }

  /** The folded text of a query: {@code +} is a space. */
  public static Decoded ofQuery(String raw) {
    return exact(raw, 0, raw.length(), Transport.FORM).folded();
  }

  /** The text of a part of a field with every layer of encoding resolved, and nothing else. */
  public static Decoded exact(String raw, int start, int end, Transport transport) {
    return Decoder.decode(raw, start, Math.min(end, start + MAX_LENGTH), transport);
  }

  /** The text without the differences by which attack strings are disguised. */
  public Decoded folded() {
    Decoded simple = folded;
    if (simple == null) {
      simple = Folder.fold(this);
      folded = simple;
    }
    return simple;
  }

  /** The text with the escapes of JavaScript and CSS resolved, or null if there are none. */
  public @Nullable Decoded unescaped() {
    return text.indexOf('\\') < 0 ? null : Escapes.resolve(this);
  }

  /** The decoded text. */
  public String text() {
    return text;
  }

  /** Evidence for a match between two indexes of the decoded text. */
  public Evidence evidence(Field field, int start, int end) {
    return new Evidence(field.path(), origin(start), origin(end), Excerpt.of(text, start, end));
  }

  /** The index in this text after a token that was found in it. */
  public int indexAfter(Decoded token) {
    int end = token.origin(token.text.length());
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (origin(middle) < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A text of equal length whose characters came from the same places. */
  Decoded inStep(String other) {
    return new Decoded(other, base, trace == null ? null : this::origins);
  }

  /** For each character, and the end, its place in the field: a copy. */
  int[] origins() {
    return trace == null ? Buffer.inStep(base, base + text.length()) : traced(trace).clone();
  }

  /** The index in the raw field from which the character at this index came. */
  int origin(int index) {
    return trace == null ? base + index : traced(trace)[index];
  }

  private int[] traced(Supplier<int[]> from) {
    int[] known = origins;
    if (known == null) {
      known = from.get();
      origins = known;
    }
    return known;
  }
}
