package dev.bailiff.detectors.seclang.operator;

import java.util.BitSet;

/** Whether a text has a byte outside of some ranges, such as {@code 9,10,32-126}. */
final class ByteRanges {
  private static final int BYTES = 256;

  private ByteRanges() {}

  static Operator of(String argument) throws OperatorFault {
    BitSet allowed = new BitSet(BYTES);
    for (String range : argument.split(",", -1)) {
      String text = range.strip();
      int dash = text.indexOf('-');
      int first = number(dash < 0 ? text : text.substring(0, dash), text);
      int last = dash < 0 ? first : number(text.substring(dash + 1), text);
      if (last < first) {
        throw OperatorFault.wrong("`" + text + "` is no range of bytes");
      }
      allowed.set(first, last + 1);
    }
    return (text, names, match) -> {
      for (int i = 0; i < text.length(); i++) {
        if (!allowed.get(text.charAt(i))) {
          match.at(i, i + 1, text);
          return true;
        }
      }
      return false;
    };
  }

  private static int number(String text, String range) throws OperatorFault {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) >= BYTES) {
      throw OperatorFault.wrong("`" + range + "` is no range of bytes");
    }
    return Integer.parseInt(text);
  }
}
