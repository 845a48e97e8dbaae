package dev.bailiff.core.event;

import java.util.Optional;

/** Reads and writes the text form of IPv6 addresses (RFC 4291 section 2.2, RFC 5952 section 4). */
final class AddressText {
  private AddressText() {}

  /** Reads colon-separated groups into {@code into}; the number of groups, or -1 if malformed. */
  static int groups(String text, int[] into, int count) {
    if (text.isEmpty()) {
      return 0;
    }
    int groups = count;
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      if (colon < 0 && text.indexOf('.', start) >= 0) {
        return trailing4(text.substring(start), into, groups);
      }
      int value = hex(text, start, end);
      if (value < 0 || groups == 8) {
        return -1;
      }
      into[groups++] = value;
      if (colon < 0) {
        return groups;
      }
      start = colon + 1;
    }
    return -1;
  }

  static String ipv6(long high, long low) {
    int[] groups = new int[8];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> (48 - 16 * i)) & 0xffff;
      groups[i + 4] = (int) (low >>> (48 - 16 * i)) & 0xffff;
    }
    int bestAt = -1;
    int bestLength = 1; // a single zero group is not shortened
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestAt = i;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestAt) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  private static int trailing4(String text, int[] into, int groups) {
    Optional<Address> four = Address.parseTrailing4(text);
    if (four.isEmpty() || groups > 6) {
      return -1;
    }
    into[groups] = (int) (four.get().low() >>> 16) & 0xffff;
    into[groups + 1] = (int) four.get().low() & 0xffff;
    return groups + 2;
  }

  private static int hex(String text, int from, int to) {
    if (to == from || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
