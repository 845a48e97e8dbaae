package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An express permission: who may do what, where and when. An empty set of hosts or classes sets no
 * bound; at least one of addresses, accounts and tokens names the holder.
 *
 * @param id stable identifier, cited in decisions
 * @param kind what is permitted, such as {@code assessment}
 * @param holder the name people know the holder by
 * @param addresses networks that the holder acts from
 * @param accounts accounts that the holder acts as
 * @param tokens credentials that the holder acts with
 * @param hosts the hosts that it is confined to, in lower case
 * @param from the first moment it holds
 * @param until the first moment it no longer holds
 * @param classes the classes of act that it covers, such as {@code injection}
 */
public record Permit(
    String id,
    String kind,
    String holder,
    List<Network> addresses,
    Set<String> accounts,
    Set<String> tokens,
    Set<String> hosts,
    Instant from,
    Instant until,
    Set<String> classes) {

  public Permit {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(holder, "holder");
    addresses = List.copyOf(addresses);
    accounts = Set.copyOf(accounts);
    tokens = Set.copyOf(tokens);
    hosts =
        hosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    classes = Set.copyOf(classes);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("permit `" + id + "` ends before it begins");
    }
    if (addresses.isEmpty() && accounts.isEmpty() && tokens.isEmpty()) {
      throw new IllegalArgumentException("permit `" + id + "` names no address, account or token");
    }
  }

  /** Whether the event comes from the permit's holder: by address, account or token. */
  public boolean isHeldBy(Event event) {
    Optional<Address> address = event.text("client.ip").flatMap(Address::parse);
    return address.filter(at -> addresses.stream().anyMatch(n -> n.contains(at))).isPresent()
        || event.text("account.id").filter(accounts::contains).isPresent()
        || event.text("token.id").filter(tokens::contains).isPresent();
  }

  /**
   * The bound that an act of this class by the holder crosses, in words; empty if the permit covers
   * it.
   */
  public Optional<String> crossedBound(Event event, String actClass) {
    if (event.time().isBefore(from)) {
      return Optional.of("period: it begins at " + from);
    }
    if (!event.time().isBefore(until)) {
      return Optional.of("period: it ended at " + until);
    }
    Optional<String> host = event.text("event.host");
    if (!hosts.isEmpty() && host.filter(hosts::contains).isEmpty()) {
      return Optional.of("host: " + host.map(h -> "`" + h + "` is not in it").orElse("not known"));
    }
    if (!classes.isEmpty() && !classes.contains(actClass)) {
      return Optional.of("class: it does not cover `" + actClass + "`");
    }
    return Optional.empty();
  }
}
