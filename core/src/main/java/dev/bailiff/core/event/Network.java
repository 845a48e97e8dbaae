package dev.bailiff.core.event;

import java.util.Optional;

/** A block of addresses in CIDR notation (RFC 4632); a single address is a block of one. */
public record Network(Address base, int bits) {
  public Network {
    if (bits < 0 || bits > 128) {
      throw new IllegalArgumentException("prefix length out of range: " + bits);
    }
    base = base.prefix(bits);
  }

  /** Reads {@code 198.51.100.0/28}, {@code 2001:db8::/32} or a single address. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Address.parse(text).map(address -> new Network(address, 128));
    }
    Optional<Address> address = Address.parse(text.substring(0, slash));
    String length = text.substring(slash + 1);
    if (address.isEmpty() || !length.matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(length);
    int width = address.get().isIpv4() ? 32 : 128;
    return bits > width
        ? Optional.empty()
        : Optional.of(new Network(address.get(), bits + 128 - width));
  }

  /** Whether the address lies in this block. */
  public boolean contains(Address address) {
    return address.prefix(bits).equals(base);
  }

  @Override
  public String toString() {
    return base + "/" + (base.isIpv4() && bits >= 96 ? bits - 96 : bits);
  }
}
