package dev.bailiff.core.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one permit as a map. An unknown name is refused: it could be a misspelt bound.
 */
final class PermitForm {
  private static final int NAME = 1_024;

  private static final Set<String> NAMES =
      Set.of(
          "id",
          "kind",
          "holder",
          "addresses",
          "accounts",
          "tokens",
          "hosts",
          "from",
          "until",
          "classes");

  private final Problems problems;
  private final ValueReader values;
  private final String path;
  private final Map<?, ?> permit;

  private PermitForm(Problems problems, String path, Map<?, ?> permit) {
    this.problems = problems;
    this.values = new ValueReader(problems);
    this.path = path;
    this.permit = permit;
  }

  /** The permits of a list that is at this path; only to be used if no problem was noted. */
  static List<Permit> readAll(Problems problems, String path, Object untrusted) {
    if (!(untrusted instanceof List<?> list)) {
      problems.fatal(path, Found.value(untrusted), "expected a list of permits");
      return List.of();
    }
    List<Permit> permits = new ArrayList<>();
    Map<String, Integer> ids = new LinkedHashMap<>();
    int at = 0;
    for (Object entry : list) {
      String place = path + "[" + at++ + "]";
      Permit permit = read(problems, place, entry);
      if (permit == null) {
        continue;
      }
      permits.add(permit);
      Integer earlier = ids.putIfAbsent(permit.id(), at - 1);
      if (earlier != null) {
        problems.fatal(
            place + ".id",
            "id " + Found.quoted(permit.id()) + " of `" + path + "[" + earlier + "]` again",
            "expected an id of its own");
      }
    }
    return permits;
  }

  static Map<String, Object> write(Permit permit) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", permit.id());
    map.put("kind", permit.kind());
    map.put("holder", permit.holder());
    map.put("addresses", permit.addresses().stream().map(Network::toString).toList());
    map.put("accounts", sorted(permit.accounts()));
    map.put("tokens", sorted(permit.tokens()));
    map.put("hosts", sorted(permit.hosts()));
    map.put("from", permit.from().toString());
    map.put("until", permit.until().toString());
    map.put("classes", sorted(permit.classes()));
    map.values().removeIf(List.of()::equals);
    return map;
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }

  private static @Nullable Permit read(Problems problems, String path, @Nullable Object untrusted) {
    if (untrusted instanceof Map<?, ?> map) {
      return new PermitForm(problems, path, map).read();
    }
    problems.fatal(path, Found.value(untrusted), "expected a permit");
    return null;
  }

  private @Nullable Permit read() {
    problems.refuseOtherNames(path, permit, NAMES);
    String id = values.identifier(path, "id", permit.get("id"), NAME);
    String kind = values.identifier(path, "kind", permit.get("kind"), NAME);
    String holder = values.identifier(path, "holder", permit.get("holder"), NAME);
    List<Network> addresses = networks();
    Set<String> accounts = names("accounts");
    Set<String> tokens = names("tokens");
    Set<String> hosts = names("hosts");
    Set<String> classes = names("classes");
    Instant from = values.time(path, "from", permit.get("from"));
    Instant until = values.time(path, "until", permit.get("until"));
    if (from != null && until != null && !from.isBefore(until)) {
      problems.fatal(path + ".until", "an end that is not after `from`", "expected a later time");
    }
    if (permit.get("addresses") == null
        && permit.get("accounts") == null
        && permit.get("tokens") == null) {
      problems.fatal(
          path, "a permit for nobody", "expected one of `addresses`, `accounts` or `tokens`");
    }
    return problems.isFatal()
        ? null
        : new Permit(
            Objects.requireNonNull(id),
            Objects.requireNonNull(kind),
            Objects.requireNonNull(holder),
            addresses,
            accounts,
            tokens,
            hosts,
            Objects.requireNonNull(from),
            Objects.requireNonNull(until),
            classes);
  }

  private Set<String> names(String key) {
    Object value = permit.get(key);
    List<String> names = value == null ? null : values.texts(path, key, value, Limits.LIST);
    if (names != null && (names.isEmpty() || names.stream().anyMatch(String::isBlank))) {
      problems.fatal(
          path + "." + key, "an empty list or name", "leave `" + key + "` out for no bound");
    }
    return names == null ? Set.of() : Set.copyOf(names);
  }

  private List<Network> networks() {
    Object value = permit.get("addresses");
    List<String> texts = value == null ? null : values.texts(path, "addresses", value, Limits.LIST);
    if (texts == null) {
      return List.of();
    }
    if (texts.isEmpty()) {
      problems.fatal(path + ".addresses", "an empty list", "expected at least one address");
    }
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Optional<Network> network = Network.parse(texts.get(i));
      if (network.isEmpty()) {
        problems.fatal(
            path + ".addresses[" + i + "]",
            Found.value(texts.get(i)),
            "expected an address or a network such as `198.51.100.0/28`");
      }
      network.ifPresent(networks::add);
    }
    return networks;
  }
}
