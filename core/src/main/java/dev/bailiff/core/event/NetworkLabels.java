package dev.bailiff.core.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The facts of every address that lies in a labelled network, in one binary search.
 *
 * <p>Where networks begin and end, the set of labels can change, and nowhere else. So the addresses
 * are cut there into ranges, {@code starts[i] <= address < starts[i + 1]}, each with the labels of
 * all networks around it: at most two ranges for each network, however deep they are nested.
 */
final class NetworkLabels {
  private final Address[] starts;
  private final @Nullable Facts[] facts;

  NetworkLabels(Map<Network, Set<String>> networks, Function<Set<String>, Facts> factsOf) {
    TreeSet<Address> cuts = new TreeSet<>();
    TreeSet<Integer> lengths = new TreeSet<>();
    for (Network network : networks.keySet()) {
      lengths.add(network.bits());
      cuts.add(network.base());
      Address last = network.last();
      if (last.high() != -1 || last.low() != -1) {
        long low = last.low() + 1;
        cuts.add(new Address(low == 0 ? last.high() + 1 : last.high(), low));
      }
    }
    this.starts = cuts.toArray(new Address[0]);
    this.facts = new @Nullable Facts[starts.length];
    Map<Set<String>, Facts> shared = new HashMap<>();
    for (int i = 0; i < starts.length; i++) {
      Set<String> labels = new TreeSet<>();
      for (int bits : lengths) {
        labels.addAll(networks.getOrDefault(new Network(starts[i], bits), Set.of()));
      }
      facts[i] = labels.isEmpty() ? null : shared.computeIfAbsent(labels, factsOf);
    }
  }

  boolean isEmpty() {
    return starts.length == 0;
  }

  /** The facts of the address, or null if it lies in no labelled network. */
  @Nullable Facts at(Address address) {
    int from = 0;
    int to = starts.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      if (starts[middle].compareTo(address) <= 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return to < 0 ? null : facts[to];
  }
}
