package dev.bailiff.detectors.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address that a host in a URL stands for.
 *
 * @param bits the IPv4 address, also where it is written within an IPv6 address
 * @param isPlain whether it is written as four decimal numbers
 */
record HostAddress(int bits, boolean isPlain) {
  private static final int MAX_LENGTH = 64;

  /** What to make of what lies there. */
  enum Reach {
    PUBLIC,
    PRIVATE,
    LOOPBACK,
    METADATA
  }

  /** An address written with 1 to 4 decimal, octal or hexadecimal parts, or null. */
  static @Nullable HostAddress parse(String host) {
    if (host.isEmpty() || host.length() > MAX_LENGTH) {
      return null;
    }
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (bare.startsWith("[")) {
      return inBrackets(bare);
    }
    List<Long> parts = new ArrayList<>();
    boolean isPlain = true;
    for (String part : bare.split("\\.", -1)) {
      long value = number(part);
      if (value < 0 || parts.size() == 4) {
        return null;
      }
      isPlain &= isDecimal(part);
      parts.add(value);
    }
    return assembled(parts, isPlain && parts.size() == 4);
  }

  Reach reach() {
    int first = bits >>> 24;
    int second = bits >>> 16 & 0xff;
    if (bits == 0xa9fea9fe || bits == 0xa9feaa02 || bits == 0x646464c8 || bits == 0xc00000c0) {
      return Reach.METADATA;
    }
    if (first == 127 || bits == 0) {
      return Reach.LOOPBACK;
    }
    boolean isPrivate =
        first == 10
            || first == 0
            || (first == 192 && second == 168)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 169 && second == 254)
            || (first == 100 && second >= 64 && second < 128);
    return isPrivate ? Reach.PRIVATE : Reach.PUBLIC;
  }

  /** As {@code inet_aton}: the last part fills what the others leave. */
  private static @Nullable HostAddress assembled(List<Long> parts, boolean isPlain) {
    long bits = 0;
    for (int i = 0; i < parts.size() - 1; i++) {
      bits = bits << 8 | (parts.get(i) & 0xff);
    }
    int left = 8 * (5 - parts.size());
    long last = parts.getLast() & 0xffff_ffffL;
    bits = bits << left | (left >= 32 ? last : last & ((1L << left) - 1));
    return new HostAddress((int) bits, isPlain);
  }

  private static @Nullable HostAddress inBrackets(String host) {
    int close = host.indexOf(']');
    String inside = host.substring(1, close < 0 ? host.length() : close);
    if (inside.equals("::1") || inside.equals("::") || inside.equals("0:0:0:0:0:0:0:1")) {
      return new HostAddress(0x7f000001, false);
    }
    int colon = inside.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    String last = inside.substring(colon + 1);
    if (last.indexOf('.') > 0) {
      HostAddress mapped = parse(last);
      return mapped == null ? null : new HostAddress(mapped.bits, false);
    }
    int before = inside.lastIndexOf(':', colon - 1);
    boolean isMapped = inside.startsWith("::ffff:") || inside.startsWith("0:0:0:0:0:ffff:");
    if (!isMapped || before < 0) {
      return null;
    }
    long high = number("0x" + inside.substring(before + 1, colon));
    long low = number("0x" + last);
    return high < 0 || low < 0 ? null : new HostAddress((int) (high << 16 | low), false);
  }

  private static boolean isDecimal(String part) {
    return part.length() <= 3 && (part.length() == 1 || part.charAt(0) != '0');
  }

  /** A number in C's notation, the low bits of a too long one, or -1. */
  private static long number(String part) {
    boolean isHex = part.startsWith("0x");
    boolean isOctal = !isHex && part.length() > 1 && part.charAt(0) == '0';
    int base = isHex ? 16 : isOctal ? 8 : 10;
    long value = 0;
    int start = isHex ? 2 : 0;
    if (part.length() == start) {
      return -1;
    }
    for (int i = start; i < part.length(); i++) {
      int digit = Character.digit(part.charAt(i), base);
      if (digit < 0) {
        return -1;
      }
      value = (value * base + digit) & 0xff_ffff_ffffL;
    }
    return value;
  }
}
