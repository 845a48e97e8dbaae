package dev.bailiff.core.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads single untrusted values as what they should be. Each method returns null after it has noted
 * a problem; the path of the value is the parent's path and the key, joined only if there is one.
 */
final class ValueReader {
  /** From here on a double no longer holds every whole number. */
  private static final double EXACT = 1L << 53;

  private final Problems problems;

  ValueReader(Problems problems) {
    this.problems = problems;
  }

  /** The path of an entry of the object at the parent's path. */
  static String join(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  /** The value of a field, as {@link Event#value} returns it. */
  @Nullable Object field(Field field, String parent, Object value) {
    String key = field.name();
    return switch (field.type()) {
      case TEXT -> text(parent, key, value, field.limit());
      case INTEGER -> checked(whole(value), parent, key, value, "expected a whole number");
      case NUMBER -> checked(finite(value), parent, key, value, "expected a number");
      case FLAG ->
          checked(
              value instanceof Boolean flag ? flag : null,
              parent,
              key,
              value,
              "expected `true` or `false`");
      case TIME -> time(parent, key, value);
      case TEXTS -> texts(parent, key, value, field.limit());
      case MAP -> map(parent, key, value, field.limit());
    };
  }

  @Nullable String text(String parent, String key, @Nullable Object value, int limit) {
    if (value instanceof String text && text.length() > limit) {
      String found = "text of " + text.length() + " characters";
      problems.fatal(join(parent, key), found, "at most " + limit + " are accepted");
      return null;
    }
    return checked(value instanceof String text ? text : null, parent, key, value, "expected text");
  }

  /** A text that identifies something: not blank, and fit to be shown in one line. */
  @Nullable String identifier(String parent, String key, @Nullable Object value, int limit) {
    String text = text(parent, key, value, limit);
    if (text != null && (text.isBlank() || Found.hasControl(text))) {
      problems.fatal(
          join(parent, key), Found.value(text), "expected a name without control characters");
      return null;
    }
    return text;
  }

  /** The canonical text of an address. */
  @Nullable String address(String parent, String key, @Nullable Object value) {
    String address =
        value instanceof String text
            ? Address.parse(text).map(Address::toString).orElse(null)
            : null;
    return checked(address, parent, key, value, "expected an IPv4 or IPv6 address");
  }

  @Nullable Instant time(String parent, String key, @Nullable Object value) {
    Instant time = value instanceof String text ? Rfc3339.parse(text).orElse(null) : null;
    return checked(time, parent, key, value, "expected a time such as `2026-11-23T10:00:00Z`");
  }

  /** The entries of a list of texts. */
  @Nullable List<String> texts(String parent, String key, @Nullable Object value, int limit) {
    if (!(value instanceof List<?> list)) {
      problems.fatal(join(parent, key), Found.value(value), "expected a list of texts");
      return null;
    }
    if (list.size() > limit) {
      problems.fatal(join(parent, key), Found.value(list), "at most " + limit + " are accepted");
      return null;
    }
    List<String> texts = new ArrayList<>(list.size());
    int at = 0;
    for (Object entry : list) {
      if (entry instanceof String text && text.length() <= Limits.ENTRY) {
        texts.add(text);
      } else {
        text(parent, key + "[" + at + "]", entry, Limits.ENTRY);
      }
      at++;
    }
    return texts.size() == at ? texts : null;
  }

  private @Nullable Map<String, String> map(String parent, String key, Object value, int limit) {
    String path = join(parent, key);
    if (!(value instanceof Map<?, ?> map)) {
      problems.fatal(path, Found.value(value), "expected an object of texts by name");
      return null;
    }
    if (map.size() > limit) {
      problems.fatal(path, Found.value(map), "at most " + limit + " are accepted");
      return null;
    }
    Map<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name) || name.length() > Limits.ENTRY) {
        problems.fatal(path, "a name that is " + Found.value(entry.getKey()), "expected text");
        continue;
      }
      String text = text(path, Found.shown(name), entry.getValue(), Limits.ENTRY);
      if (text != null) {
        read.put(name, text);
      }
    }
    return read.size() == map.size() ? read : null;
  }

  private static @Nullable Double finite(Object value) {
    double number = value instanceof Number read ? read.doubleValue() : Double.NaN;
    return Double.isFinite(number) ? (Double) number : null;
  }

  private static @Nullable Long whole(Object value) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> (Long) (long) number;
      case Short number -> (Long) (long) number;
      case Byte number -> (Long) (long) number;
      case BigInteger number -> number.bitLength() < 64 ? (Long) number.longValue() : null;
      case BigDecimal number -> whole(number);
      case Double number -> whole((double) number);
      case Float number -> whole((double) number);
      default -> null;
    };
  }

  private static @Nullable Long whole(double number) {
    boolean isExact = number == Math.rint(number) && Math.abs(number) <= EXACT;
    return isExact ? (Long) (long) number : null;
  }

  /** Asks for the size first: to write out {@code 1e999999999} would take all memory. */
  private static @Nullable Long whole(BigDecimal number) {
    boolean isShort = number.unscaledValue().bitLength() < 256 && Math.abs(number.scale()) < 64;
    if (!isShort || number.stripTrailingZeros().scale() > 0) {
      return null;
    }
    return whole(number.toBigInteger());
  }

  private <T> @Nullable T checked(
      @Nullable T read, String parent, String key, @Nullable Object value, String wanted) {
    if (read == null) {
      problems.fatal(join(parent, key), Found.value(value), wanted);
    }
    return read;
  }
}
