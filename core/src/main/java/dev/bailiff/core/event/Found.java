package dev.bailiff.core.event;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what was found where something else was expected. */
final class Found {
  private static final int EXCERPT = 40;

  private Found() {}

  /** The kind of value, with the value itself where it is short and flat. */
  static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text when text.isEmpty() -> "empty text";
      case String text -> "text " + quoted(text);
      case Boolean flag -> "`" + flag + "`";
      case Number number -> "number " + number(number);
      case Map<?, ?> map -> "object with " + counted(map.size(), "entry", "entries");
      case Collection<?> list -> "list of " + counted(list.size(), "entry", "entries");
      default -> "a value of an unknown kind";
    };
  }

  /** User input in backticks. */
  static String quoted(String text) {
    return "`" + shown(text) + "`";
  }

  /** User input, shortened, without characters that a terminal would obey. */
  static String shown(String text) {
    if (text.length() <= EXCERPT && text.chars().allMatch(at -> isPlain((char) at))) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), EXCERPT);
    for (int i = 0; i < length; i++) {
      char at = text.charAt(i);
      shown.append(isPlain(at) ? at : '\ufffd');
    }
    return shown.append(text.length() > EXCERPT ? "…" : "").toString();
  }

  /** Whether the text has a control character or half of a surrogate pair. */
  static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (Character.isHighSurrogate(at)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isISOControl(at) || Character.isSurrogate(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(char at) {
    return !Character.isISOControl(at) && Character.getType(at) != Character.FORMAT && at != '`';
  }

  private static String number(Number number) {
    boolean isSmall =
        number instanceof Integer
            || number instanceof Long
            || number instanceof Double
            || number instanceof Float
            || number instanceof Short
            || number instanceof Byte;
    return isSmall ? "`" + number + "`" : "with many digits";
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
