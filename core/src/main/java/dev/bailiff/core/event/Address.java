package dev.bailiff.core.event;

import java.util.Optional;

/**
 * An IP address as a number of 128 bits; an IPv4 address is kept in its IPv4-mapped form ({@code
 * ::ffff:0:0/96}, RFC 4291 section 2.5.5.2). Reads text forms only and never asks a name server.
 */
public record Address(long high, long low) {
  private static final long MAPPED = 0xffffL << 32;

  /** Reads dotted IPv4 or any RFC 4291 text form of IPv6; a zone ({@code %eth0}) is dropped. */
  public static Optional<Address> parse(String text) {
    return text.indexOf(':') >= 0 ? parse6(text) : parse4(text, 0, text.length());
  }

  /** Whether this is an IPv4 address. */
  public boolean isIpv4() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /** This address with all but its first {@code bits} bits (of 128) cleared. */
  public Address prefix(int bits) {
    long keepHigh = bits >= 64 ? -1L : bits <= 0 ? 0 : -1L << (64 - bits);
    long keepLow = bits >= 128 ? -1L : bits <= 64 ? 0 : -1L << (128 - bits);
    return new Address(high & keepHigh, low & keepLow);
  }

  @Override
  public String toString() {
    if (isIpv4()) {
      return (low >>> 24 & 255)
          + "."
          + (low >>> 16 & 255)
          + "."
          + (low >>> 8 & 255)
          + "."
          + (low & 255);
    }
    return AddressText.ipv6(high, low);
  }

  private static Optional<Address> parse4(String text, int from, int to) {
    long value = 0;
    int parts = 0;
    int at = from;
    while (at < to) {
      int part = 0;
      int start = at;
      while (at < to && text.charAt(at) != '.') {
        int digit = text.charAt(at++) - '0';
        part = part * 10 + digit;
        if (digit < 0 || digit > 9 || part > 255 || at - start > 3) {
          return Optional.empty();
        }
      }
      if (at == start || ++parts > 4) {
        return Optional.empty();
      }
      value = value << 8 | part;
      if (at < to && ++at == to) {
        return Optional.empty(); // ends with a dot
      }
    }
    return parts == 4 ? Optional.of(new Address(0, MAPPED | value)) : Optional.empty();
  }

  private static Optional<Address> parse6(String text) {
    int zone = text.indexOf('%');
    String bare = zone >= 0 ? text.substring(0, zone) : text;
    int gap = bare.indexOf("::");
    if (gap >= 0 && bare.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    int[] groups = new int[8];
    int before = AddressText.groups(gap < 0 ? bare : bare.substring(0, gap), groups, 0);
    int[] tail = new int[8];
    int after = gap < 0 ? 0 : AddressText.groups(bare.substring(gap + 2), tail, 0);
    if (before < 0 || after < 0 || (gap < 0 ? before != 8 : before + after > 7)) {
      return Optional.empty();
    }
    System.arraycopy(tail, 0, groups, 8 - after, after);
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return Optional.of(new Address(high, low));
  }

  static Optional<Address> parseTrailing4(String text) {
    return parse4(text, 0, text.length());
  }
}
