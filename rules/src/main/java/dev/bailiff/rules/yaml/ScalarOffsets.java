package dev.bailiff.rules.yaml;

import dev.bailiff.rules.yaml.YamlNode.Text;

/**
 * Finds, for each character of a value, the character of the file that stands for it.
 *
 * <p>The characters of a value that are not blank appear in the file in the same order, with only
 * indentation, folded line ends, doubled quotes and escapes between them. So both are walked side
 * by side: a blank of the value takes what is under the cursor, any other character takes the next
 * equal one. Escapes of double-quoted values are decoded on the way.
 */
final class ScalarOffsets {
  private final String text;
  private final String value;
  private final int end;
  private final boolean escapes;
  private int cursor;

  private ScalarOffsets(Text scalar) {
    this.text = scalar.source().text();
    this.value = scalar.value();
    this.end = scalar.end();
    this.escapes = scalar.style() == Text.Style.DOUBLE_QUOTED;
    this.cursor =
        switch (scalar.style()) {
          case PLAIN -> scalar.start();
          case SINGLE_QUOTED, DOUBLE_QUOTED -> scalar.start() + 1;
          case BLOCK -> firstContent(scalar.start());
        };
  }

  /** The offsets in the file of each character of the value, and of its end. */
  static int[] of(Text scalar) {
    return new ScalarOffsets(scalar).walk();
  }

  private int[] walk() {
    int[] offsets = new int[value.length() + 1];
    for (int i = 0; i < value.length(); i++) {
      offsets[i] = isBlank(value.charAt(i)) ? blank() : visible(value.charAt(i));
    }
    offsets[value.length()] = Math.min(cursor, end);
    return offsets;
  }

  private int blank() {
    int at = Math.min(cursor, end);
    if (cursor < end) {
      cursor += isBlank(text.charAt(cursor)) ? 1 : escapeLength(cursor);
    }
    return at;
  }

  private int visible(char wanted) {
    int at = cursor;
    while (at < end) {
      int escape = escapeLength(at);
      if (escape > 0 ? decoded(at) == wanted : text.charAt(at) == wanted) {
        cursor = at + Math.max(1, escape);
        return at;
      }
      at += Math.max(1, escape);
    }
    return Math.min(cursor, end);
  }

  /** How many characters the escape at this offset takes; 0 if there is none. */
  private int escapeLength(int at) {
    if (!escapes || text.charAt(at) != '\\' || at + 1 >= end) {
      return 0;
    }
    return switch (text.charAt(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private int decoded(int at) {
    int length = escapeLength(at);
    if (length == 2 || at + length > end) {
      return text.charAt(at + 1);
    }
    return Integer.parseInt(text.substring(at + 2, at + length), 16);
  }

  private int firstContent(int start) {
    int at = text.indexOf('\n', start) + 1;
    if (at == 0) {
      return start;
    }
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\n' || character == '\t';
  }
}
