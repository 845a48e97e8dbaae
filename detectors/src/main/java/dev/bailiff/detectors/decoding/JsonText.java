package dev.bailiff.detectors.decoding;

/** Undoes the escapes of a JSON string. */
final class JsonText {
  private JsonText() {}

  static void unescape(Buffer buffer) {
    buffer.begin();
    while (buffer.at < buffer.length) {
      char c = buffer.chars[buffer.at];
      if (c == '\\' && buffer.at + 1 < buffer.length) {
        escape(buffer, buffer.chars[buffer.at + 1]);
      } else {
        buffer.write(c, 1);
      }
    }
    buffer.finish();
  }

  private static void escape(Buffer buffer, char letter) {
    switch (letter) {
      case 'n' -> buffer.write('\n', 2);
      case 'r' -> buffer.write('\r', 2);
      case 't' -> buffer.write('\t', 2);
      case 'b' -> buffer.write('\b', 2);
      case 'f' -> buffer.write('\f', 2);
      case 'u' -> {
        int unit = buffer.hex(buffer.at + 2, 4);
        buffer.write(unit >= 0 ? (char) unit : 'u', unit >= 0 ? 6 : 2);
      }
      default -> buffer.write(letter, 2);
    }
  }
}
