package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text, the same bytes mostly into the same object.
 *
 * <p>Logs repeat themselves: addresses, agents and paths come again thousands of times. Each text
 * has one place in a table, by the hash of its bytes; what is there gives way to what misses it
 * twice in a row. So there is nothing to evict, memory is bounded, and bytes chosen by an attacker
 * can cost no more than a table that is never hit.
 */
final class Texts {
  /** Longer texts are rarely repeated and would make the bound large. */
  private static final int MAX_KEPT_BYTES = 256;

  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** The bytes and the text of each place, next to each other: they are fetched together. */
  private final @Nullable Object[] kept;

  /** The hash of the text last missed in each place: only one that comes again soon is kept. */
  private final int[] missed;

  private final int shift;
  private final int limit;
  private final UnaryOperator<String> form;

  /** A table of {@code 2^bits} texts; each text is cut to {@code limit} characters. */
  Texts(int bits, int limit) {
    this(bits, limit, UnaryOperator.identity());
  }

  /** A table whose texts are brought into a form, such as lower case. */
  Texts(int bits, int limit, UnaryOperator<String> form) {
    this.kept = new @Nullable Object[2 << bits];
    this.missed = new int[1 << bits];
    this.shift = 64 - bits;
    this.limit = limit;
    this.form = form;
  }

  /** The text of {@code bytes[from, to)}; what is not UTF-8 is replaced. */
  String text(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > MAX_KEPT_BYTES) {
      return fresh(bytes, from, to);
    }
    long hash = hash(bytes, from, to);
    int place = (int) (hash >>> shift);
    byte[] key = (byte[]) kept[2 * place];
    String known = (String) kept[2 * place + 1];
    if (key != null
        && known != null
        && key.length == length
        && Arrays.equals(key, 0, length, bytes, from, to)) {
      return known;
    }
    String made = fresh(bytes, from, to);
    if (missed[place] == (int) hash) {
      kept[2 * place] = Arrays.copyOfRange(bytes, from, to);
      kept[2 * place + 1] = made;
    }
    missed[place] = (int) hash;
    return made;
  }

  /**
   * The text of {@code bytes[from, to)} as an object of its own, for texts that are seldom
   * repeated.
   */
  String fresh(byte[] bytes, int from, int to) {
    return form.apply(cut(new String(bytes, from, to - from, UTF_8)));
  }

  private String cut(String text) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end);
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    long odd = 0;
    int at = from;
    for (; at + 16 <= to; at += 16) {
      hash = (hash + Scan.word(bytes, at)) * MIX;
      odd = (odd + Scan.word(bytes, at + 8)) * MIX;
    }
    hash ^= odd >>> 32 ^ odd;
    if (at + 8 <= to) {
      hash = (hash + Scan.word(bytes, at)) * MIX;
      at += 8;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    hash = (hash ^ rest) * MIX;
    hash ^= hash >>> 32;
    return hash * MIX;
  }
}
