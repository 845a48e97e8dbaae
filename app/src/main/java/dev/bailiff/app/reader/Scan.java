package dev.bailiff.app.reader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches bytes eight at a time.
 *
 * <p>A byte of {@code x = word ^ pattern} is zero where the word has the wanted byte, and {@code (x
 * - 0x01…) & ~x & 0x80…} has its lowest set bit in the lowest such byte (bits above it may be set
 * by the borrow, which is why only the lowest counts). A word may reach beyond the range that is
 * searched, but not beyond the array. Words are read in little-endian order, so lowest means first.
 */
final class Scan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private Scan() {}

  /** The first place of the byte in {@code [from, to)}, or -1. */
  static int indexOf(byte[] bytes, int from, int to, char wanted) {
    long pattern = ONES * wanted;
    int last = Math.min(to - 1, bytes.length - 8);
    int at = from;
    for (; at <= last - 8; at += 16) {
      long first = zeros(word(bytes, at) ^ pattern);
      long second = zeros(word(bytes, at + 8) ^ pattern);
      if ((first | second) != 0) {
        return first != 0 ? place(at, first, to) : place(at + 8, second, to);
      }
    }
    for (; at <= last; at += 8) {
      long found = zeros(word(bytes, at) ^ pattern);
      if (found != 0) {
        return place(at, found, to);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The first quote or backslash in {@code [from, to)}, or -1. */
  static int quoteOrBackslash(byte[] bytes, int from, int to) {
    int last = Math.min(to - 1, bytes.length - 8);
    int at = from;
    for (; at <= last; at += 8) {
      long word = word(bytes, at);
      long quote = zeros(word ^ QUOTES);
      long backslash = zeros(word ^ BACKSLASHES);
      if ((quote | backslash) != 0) {
        return place(at, quote | backslash, to);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '"' || bytes[at] == '\\') {
        return at;
      }
    }
    return -1;
  }

  /** The quote that ends a text which begins at {@code from}, over backslash escapes, or -1. */
  static int closingQuote(byte[] bytes, int from, int to) {
    int at = quoteOrBackslash(bytes, from, to);
    while (at >= 0 && bytes[at] == '\\') {
      at = quoteOrBackslash(bytes, Math.min(at + 2, to), to);
    }
    return at;
  }

  /** Eight bytes as one word. */
  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** The place of the lowest mark of a word, or -1 if it lies beyond what was to be searched. */
  private static int place(int at, long marks, int to) {
    int place = at + (Long.numberOfTrailingZeros(marks) >>> 3);
    return place < to ? place : -1;
  }

  private static long zeros(long word) {
    return word - ONES & ~word & HIGHS;
  }
}
