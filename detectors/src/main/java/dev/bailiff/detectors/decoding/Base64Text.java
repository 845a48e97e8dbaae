package dev.bailiff.detectors.decoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts that stand in a text in base64 or base64url. */
public final class Base64Text {
  /** Shorter runs of letters and digits are words. */
  public static final int MIN_LENGTH = 16;

  private static final int NOT_A_SIGN = -1;
  private static final byte[] VALUES = values();

  private Base64Text() {}

  /** Whether a character can be part of such a token. */
  public static boolean isSign(char c) {
    return c < 128 && VALUES[c] >= 0;
  }

  /**
   * The first token at or after an index that stands for text, at least 90 of 100 characters of
   * which are printable, or null.
   */
  public static @Nullable Decoded next(Decoded decoded, int from) {
    String text = decoded.text();
    int start = from;
    while (start + MIN_LENGTH <= text.length()) {
      int last = start + MIN_LENGTH - 1;
      while (last >= start && isSign(text.charAt(last))) {
        last--;
      }
      if (last >= start) {
        start = last + 1; // no token of that length begins before
        continue;
      }
      int end = start + MIN_LENGTH;
      while (end < text.length() && isSign(text.charAt(end))) {
        end++;
      }
      if (isText(text, start, end)) {
        return resolve(decoded, start, end);
      }
      start = end + 1;
    }
    return null;
  }

  /** Whether the token between two indexes stands for printable text. */
  public static boolean isText(String text, int start, int end) {
    int printable = 0;
    int bytes = 0;
    for (int i = start; i < end; i++) {
      int octet = octet(text, start, end, i);
      if (octet >= 0) {
        bytes++;
        printable += isPrintable(octet) ? 1 : 0;
        if (bytes >= 8 && (bytes - printable) * 5 > bytes) {
          return false; // most tokens are no text, and this shows soon
        }
      }
    }
    return bytes > 0 && printable * 10 >= bytes * 9;
  }

  private static Decoded resolve(Decoded decoded, int start, int end) {
    String text = decoded.text();
    char[] chars = new char[end - start];
    int[] origins = new int[end - start + 1];
    int length = 0;
    for (int i = start; i < end; i++) {
      int octet = octet(text, start, end, i);
      if (octet >= 0) {
        origins[length] = decoded.origin(i);
        chars[length++] = (char) octet;
      }
    }
    origins[length] = decoded.origin(end);
    return new Decoded(new String(chars, 0, length), 0, () -> origins);
  }

  /** The byte that begins in the sign at this index, or -1 if none does or it is not complete. */
  private static int octet(String text, int start, int end, int index) {
    int phase = (index - start) & 3;
    if (phase == 3 || index + 1 >= end) {
      return NOT_A_SIGN;
    }
    int bits = (VALUES[text.charAt(index)] << 6) | VALUES[text.charAt(index + 1)];
    return (bits >> (4 - 2 * phase)) & 0xff;
  }

  private static boolean isPrintable(int octet) {
    return (octet >= ' ' && octet < 0x7f) || octet == '\n' || octet == '\r' || octet == '\t';
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) NOT_A_SIGN);
    String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < signs.length(); i++) {
      values[signs.charAt(i)] = (byte) i;
    }
    values['-'] = 62;
    values['_'] = 63;
    return values;
  }
}
