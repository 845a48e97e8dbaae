package dev.bailiff.detectors.seclang.operator;

import dev.bailiff.core.event.Address;
import dev.bailiff.core.event.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a text is an address in one of some networks. */
final class Addresses {
  private Addresses() {}

  static Operator of(List<String> written) throws OperatorFault {
    List<Network> networks = new ArrayList<>();
    for (String each : written) {
      String text = each.strip();
      if (!text.isEmpty()) {
        networks.add(
            Network.parse(text)
                .orElseThrow(() -> OperatorFault.wrong("`" + text + "` is no address or network")));
      }
    }
    return (text, names, match) -> {
      Optional<Address> address = Address.parse(text);
      return address.isPresent() && networks.stream().anyMatch(n -> n.contains(address.get()));
    };
  }
}
