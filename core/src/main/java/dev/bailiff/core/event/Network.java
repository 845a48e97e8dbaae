package dev.bailiff.core.event;

import java.util.Optional;

/**
 * A block of addresses in CIDR notation (RFC 4632); a single address is a block of one.
 *
 * @param base the first address of the block
 * @param bits how many of the 128 bits of an address its members share, 96 more than is written for
 *     IPv4
 */
public record Network(Address base, int bits) {
  /** The bits of an address, and with it the prefix length of a network of one. */
  static final int WIDTH = 128;

  public Network {
    if (bits < 0 || bits > WIDTH) {
      throw new IllegalArgumentException("prefix length out of range: " + bits);
    }
    base = base.prefix(bits);
  }

  /** Reads {@code 198.51.100.0/28}, {@code 2001:db8::/32} or a single address. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Address.parse(text).map(address -> new Network(address, WIDTH));
    }
    int width = text.lastIndexOf(':', slash) >= 0 ? WIDTH : 32;
    int bits = bits(text, slash + 1);
    return bits < 0 || bits > width
        ? Optional.empty()
        : Address.parse(text.substring(0, slash))
            .map(address -> new Network(address, bits + WIDTH - width));
  }

  /** Whether the address lies in this block. */
  public boolean contains(Address address) {
    return address.prefix(bits).equals(base);
  }

  /** The last address of the block. */
  public Address last() {
    long high = bits >= 64 ? 0 : -1L >>> bits;
    long low = bits >= WIDTH ? 0 : bits <= 64 ? -1L : -1L >>> (bits - 64);
    return new Address(base.high() | high, base.low() | low);
  }

  @Override
  public String toString() {
    return base + "/" + (base.isIpv4() && bits >= 96 ? bits - 96 : bits);
  }

  private static int bits(String text, int from) {
    int digits = text.length() - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int bits = 0;
    for (int i = from; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      bits = bits * 10 + digit - '0';
    }
    return bits;
  }
}
