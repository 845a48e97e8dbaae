package dev.bailiff.core.event;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the text forms of addresses: dotted IPv4, and IPv6 after RFC 4291 section 2.2
 * and RFC 5952 section 4. Reading is one pass, without copies of the text.
 */
final class AddressText {
  /** The longest IPv6 address has 45 characters; the rest is room for a zone. */
  private static final int MOST_CHARACTERS = 64;

  private static final int GROUPS = 8;

  private final String text;
  private final int end;
  private int at;
  private int groups;
  private int groupsBeforeGap = -1;
  private long high;
  private long low;
  private long headHigh;
  private long headLow;

  private AddressText(String text, int end) {
    this.text = text;
    this.end = end;
  }

  /** The address, or null if the text is none. */
  static @Nullable Address parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return null;
    }
    if (text.indexOf(':') >= 0) {
      int zone = text.indexOf('%');
      boolean isZoneEmpty = zone == text.length() - 1;
      return isZoneEmpty ? null : new AddressText(text, zone < 0 ? text.length() : zone).ipv6();
    }
    long value = ipv4(text, 0, text.length());
    return value < 0 ? null : new Address(0, Address.MAPPED | value);
  }

  /**
   * The 32 bits of a dotted address, or -1; a leading zero is refused, as some read it as octal.
   */
  private static long ipv4(String text, int from, int to) {
    long value = 0;
    int parts = 0;
    int at = from;
    while (at < to) {
      int start = at;
      int part = 0;
      while (at < to && text.charAt(at) != '.') {
        int digit = text.charAt(at++) - '0';
        part = part * 10 + digit;
        if (digit < 0 || digit > 9 || part > 255 || (at - start > 1 && part < 10)) {
          return -1;
        }
      }
      boolean isDotLast = at == to - 1;
      if (at == start || isDotLast || ++parts > 4) {
        return -1;
      }
      value = value << 8 | part;
      at++;
    }
    return parts == 4 ? value : -1;
  }

  private @Nullable Address ipv6() {
    if (text.startsWith("::")) {
      gap();
    }
    while (at < end) {
      if (!group()) {
        return null;
      }
    }
    if (groupsBeforeGap < 0) {
      return groups == GROUPS ? new Address(high, low) : null;
    }
    if (groups >= GROUPS) {
      return null;
    }
    for (int i = groupsBeforeGap; i < GROUPS; i++) {
      headHigh = headHigh << 16 | headLow >>> 48;
      headLow <<= 16;
    }
    return new Address(headHigh | high, headLow | low);
  }

  /** Reads one group with what separates it from the next; false if there is none. */
  private boolean group() {
    int start = at;
    int value = 0;
    int digit = 0;
    while (at < end && at - start < 5 && (digit = hex(text.charAt(at))) >= 0) {
      value = value << 4 | digit;
      at++;
    }
    if (at < end && text.charAt(at) == '.') {
      return trailingIpv4(start);
    }
    if (at == start || at - start > 4 || groups == GROUPS) {
      return false;
    }
    push(value);
    if (at == end) {
      return true;
    }
    if (text.charAt(at) != ':') {
      return false;
    }
    if (at + 1 < end && text.charAt(at + 1) == ':') {
      return groupsBeforeGap < 0 && gap();
    }
    return ++at < end;
  }

  private boolean gap() {
    headHigh = high;
    headLow = low;
    high = 0;
    low = 0;
    groupsBeforeGap = groups;
    at += 2;
    return true;
  }

  private boolean trailingIpv4(int start) {
    long value = ipv4(text, start, end);
    if (value < 0 || groups > GROUPS - 2) {
      return false;
    }
    push((int) (value >>> 16));
    push((int) value & 0xffff);
    at = end;
    return true;
  }

  private void push(int group) {
    high = high << 16 | low >>> 48;
    low = low << 16 | group;
    groups++;
  }

  private static int hex(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' && c < 128 ? lower - 'a' + 10 : -1;
  }

  static String ipv6(long high, long low) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> (48 - 16 * i)) & 0xffff;
      groups[i + 4] = (int) (low >>> (48 - 16 * i)) & 0xffff;
    }
    int bestAt = -1;
    int bestLength = 1; // a single zero group is not shortened
    for (int i = 0; i < GROUPS; i++) {
      int length = 0;
      while (i + length < GROUPS && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestAt = i;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
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
}
