package dev.bailiff.core.event;

import java.util.Optional;

/**
 * An IP address as a number of 128 bits; an IPv4 address is kept in its IPv4-mapped form ({@code
 * ::ffff:0:0/96}, RFC 4291 section 2.5.5.2). Reads text forms only and never asks a name server.
 * Addresses are ordered as numbers without a sign.
 */
public record Address(long high, long low) implements Comparable<Address> {
  static final long MAPPED = 0xffffL << 32;

  /** Reads dotted IPv4 or any RFC 4291 text form of IPv6; a zone ({@code %eth0}) is dropped. */
  public static Optional<Address> parse(String text) {
    return Optional.ofNullable(AddressText.parse(text));
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
  public int compareTo(Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
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
}
