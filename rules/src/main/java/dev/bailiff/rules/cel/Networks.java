package dev.bailiff.rules.cel;

import dev.bailiff.core.event.Address;
import dev.bailiff.core.event.Network;
import java.util.Optional;

/** The network that an address most likely shares with its owner's other addresses. */
final class Networks {
  private static final int IPV4_BITS = 96 + 24;
  private static final int IPV6_BITS = 64;

  private Networks() {}

  /** The /24 of an IPv4 address or the /64 of an IPv6 address; any other text unchanged. */
  static String of(String address) {
    Optional<Address> parsed = Address.parse(address);
    return parsed.isEmpty()
        ? address
        : new Network(parsed.get(), parsed.get().isIpv4() ? IPV4_BITS : IPV6_BITS).toString();
  }
}
