package dev.bailiff.detectors.decoding;

/**
 * Resolves percent signs and HTML entities, after what the format around the value wrote. Work is
 * at most {@link Decoded#MAX_ROUNDS} + 1 passes over {@link Decoded#MAX_LENGTH} characters,
 * whatever the input.
 */
final class Decoder {
  private final Buffer buffer;

  private Decoder(Buffer buffer) {
    this.buffer = buffer;
  }

  static Decoded decode(String raw, int start, int end, Transport transport) {
    if (isItself(raw, start, end, transport)) {
      boolean isWhole = start == 0 && end == raw.length();
      return new Decoded(isWhole ? raw : raw.substring(start, end), start, null);
    }
    Buffer buffer = new Buffer(raw, start, end, null);
    new Decoder(buffer).decode(transport);
    return new Decoded(buffer.text(), start, () -> origins(raw, start, end, transport));
  }

  private static int[] origins(String raw, int start, int end, Transport transport) {
    int[] origins = Buffer.inStep(start, end);
    new Decoder(new Buffer(raw, start, end, origins)).decode(transport);
    return origins;
  }

  private void decode(Transport transport) {
    if (transport == Transport.JSON) {
      JsonText.unescape(buffer);
    }
    boolean again = round(transport == Transport.FORM);
    for (int round = 1; again && round < Decoded.MAX_ROUNDS; round++) {
      again = round(false);
    }
  }

  private static boolean isItself(String raw, int start, int end, Transport transport) {
    for (int i = start; i < end; i++) {
      char c = raw.charAt(i);
      if (c == '%'
          || c == '&'
          || (c == '+' && transport == Transport.FORM)
          || (c == '\\' && transport == Transport.JSON)) {
        return false;
      }
    }
    return true;
  }

  /** One layer of encoding; whether there was any. */
  private boolean round(boolean plusIsSpace) {
    boolean changed = false;
    buffer.begin();
    if (!buffer.hasEncoding(plusIsSpace)) {
      return false;
    }
    while (buffer.at < buffer.length) {
      char c = buffer.chars[buffer.at];
      if (c == '%') {
        changed |= percent();
      } else if (c == '&') {
        changed |= Entities.resolve(buffer);
      } else {
        buffer.write(plusIsSpace && c == '+' ? ' ' : c, 1);
      }
    }
    buffer.finish();
    return changed;
  }

  private boolean percent() {
    int at = buffer.at;
    int b = byteAt(at);
    if (b < 0) {
      int unit =
          at + 1 < buffer.length && (buffer.chars[at + 1] | 32) == 'u'
              ? buffer.hex(at + 2, 4)
              : Buffer.NO_DIGIT;
      buffer.write(unit >= 0 ? (char) unit : '%', unit >= 0 ? 6 : 1);
      return unit >= 0;
    }
    int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc0 ? 1 : 0;
    int code = more == 0 ? b : b & (0x3f >> more);
    for (int i = 1; i <= more; i++) {
      int next = byteAt(at + 3 * i);
      if (next < 0x80 || next > 0xbf) {
        buffer.write((char) b, 3); // not UTF-8: take the byte as it is
        return true;
      }
      code = (code << 6) | (next & 0x3f);
    }
    int taken = 3 * (more + 1);
    if (code >= 0x10000) {
      char low = Character.lowSurrogate(code);
      buffer.write(Character.highSurrogate(code), 0);
      buffer.write(low, taken);
    } else {
      buffer.write((char) code, taken);
    }
    return true;
  }

  private int byteAt(int index) {
    return index < buffer.length && buffer.chars[index] == '%'
        ? buffer.hex(index + 1, 2)
        : Buffer.NO_DIGIT;
  }
}
