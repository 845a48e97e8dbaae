package dev.bailiff.detectors.decoding;

import org.jspecify.annotations.Nullable;

/**
 * Resolves backslash escapes that stand for printable ASCII characters; other backslashes stay, as
 * they part the names in a Windows path.
 */
final class Escapes {
  private Escapes() {}

  /** The text without its escapes, or null if it has none. */
  static @Nullable Decoded resolve(Decoded exact) {
    String text = exact.text();
    Buffer buffer = new Buffer(text, 0, text.length(), null);
    return resolve(buffer)
        ? new Decoded(
            buffer.text(),
            0,
            () -> {
              int[] origins = exact.origins();
              resolve(new Buffer(text, 0, text.length(), origins));
              return origins;
            })
        : null;
  }

  private static boolean resolve(Buffer buffer) {
    boolean changed = false;
    buffer.begin();
    while (buffer.at < buffer.length) {
      char c = buffer.chars[buffer.at];
      if (c == '\\' && buffer.at + 1 < buffer.length) {
        changed |= escape(buffer);
      } else {
        buffer.write(c, 1);
      }
    }
    buffer.finish();
    return changed;
  }

  private static boolean escape(Buffer buffer) {
    int at = buffer.at;
    char letter = buffer.chars[at + 1];
    int code = Buffer.NO_DIGIT;
    int taken = 0;
    if ((letter | 32) == 'x') {
      code = buffer.hex(at + 2, 2);
      taken = 4;
    } else if ((letter | 32) == 'u' && at + 2 < buffer.length && buffer.chars[at + 2] == '{') {
      return braced(buffer);
    } else if ((letter | 32) == 'u') {
      code = buffer.hex(at + 2, 4);
      taken = 6;
    } else if (Buffer.digit(letter, 16) >= 0) {
      return number(buffer);
    }
    return write(buffer, code, taken);
  }

  /** {@code \}{@code u{3c}} of JavaScript. */
  private static boolean braced(Buffer buffer) {
    int end = buffer.at + 3;
    int code = 0;
    while (end < buffer.length && end < buffer.at + 9 && buffer.chars[end] != '}') {
      int digit = Buffer.digit(buffer.chars[end++], 16);
      code = digit < 0 ? Buffer.NO_DIGIT : code < 0 ? code : code * 16 + digit;
    }
    return write(buffer, code, end + 1 - buffer.at);
  }

  /** {@code \3c } of CSS, and what C and JavaScript write in base eight. */
  private static boolean number(Buffer buffer) {
    int end = buffer.at + 1;
    int hex = 0;
    int octal = 0;
    while (end < buffer.length && end < buffer.at + 7 && Buffer.digit(buffer.chars[end], 16) >= 0) {
      octal =
          end > buffer.at + 3 || octal < 0 || Buffer.digit(buffer.chars[end], 8) < 0
              ? Buffer.NO_DIGIT
              : octal * 8 + Buffer.digit(buffer.chars[end], 8);
      hex = hex * 16 + Buffer.digit(buffer.chars[end++], 16);
    }
    int digits = end - buffer.at - 1;
    if (digits == 3 && octal >= ' ') {
      return write(buffer, octal, 4);
    }
    boolean isSpaced = end < buffer.length && buffer.chars[end] == ' ';
    return write(buffer, digits >= 2 ? hex : Buffer.NO_DIGIT, digits + 1 + (isSpaced ? 1 : 0));
  }

  private static boolean write(Buffer buffer, int code, int taken) {
    if (code < ' ' || code >= 0x7f) {
      buffer.write('\\', 1);
      return false;
    }
    buffer.write((char) code, Math.min(taken, buffer.length - buffer.at));
    return true;
  }
}
