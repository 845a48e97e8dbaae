package dev.bailiff.rules.cel;

/**
 * Reduces paths to the route that serves them: segments that look like identifiers become {@code
 * {}}, so that {@code /users/17/orders} and {@code /users/18/orders} are one route.
 *
 * <p>An identifier is a segment that is a number, a UUID, at least {@value #LONG_HEX} hexadecimal
 * digits with a decimal one among them, or at least {@value #LONG_MIXED} letters, digits, {@code -}
 * and {@code _} of which at least a quarter are digits. A query or fragment is cut off.
 */
final class Routes {
  private static final int LONG_HEX = 8;
  private static final int LONG_MIXED = 16;
  private static final int UUID = 36;

  private Routes() {}

  static String of(String path) {
    StringBuilder route = null; // made when the first identifier is found
    int copied = 0;
    int start = 0;
    int end = end(path);
    for (int i = 0; i <= end; i++) {
      if (i == end || path.charAt(i) == '/') {
        if (isIdentifier(path, start, i)) {
          route = route == null ? new StringBuilder(path.length()) : route;
          route.append(path, copied, start).append("{}");
          copied = i;
        }
        start = i + 1;
      }
    }
    if (route != null) {
      return route.append(path, copied, end).toString();
    }
    return end == path.length() ? path : path.substring(0, end);
  }

  private static int end(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '?' || c == '#') {
        return i;
      }
    }
    return path.length();
  }

  private static boolean isIdentifier(String path, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return false;
    }
    int digits = 0;
    int hexLetters = 0;
    for (int i = start; i < end; i++) {
      char c = path.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        hexLetters++;
      } else if (!isOther(c)) {
        return false;
      }
    }
    if (digits == 0) {
      return length == UUID && hexLetters == 32 && isUuid(path, start);
    }
    return digits == length
        || (length == UUID && digits + hexLetters == 32 && isUuid(path, start))
        || (digits + hexLetters == length && length >= LONG_HEX)
        || (length >= LONG_MIXED && digits * 4 >= length);
  }

  private static boolean isOther(char c) {
    return c == '-' || c == '_' || (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z');
  }

  private static boolean isUuid(String path, int start) {
    return path.charAt(start + 8) == '-'
        && path.charAt(start + 13) == '-'
        && path.charAt(start + 18) == '-'
        && path.charAt(start + 23) == '-';
  }
}
