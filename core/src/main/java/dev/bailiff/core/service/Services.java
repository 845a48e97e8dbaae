package dev.bailiff.core.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider's services, and which of them a request is for. Immutable. */
public final class Services {
  /** No service is listed. */
  public static final Services NONE = new Services(List.of());

  private static final String ANY_BELOW = "*.";
  private static final Undocumented NOTHING = Undocumented.NOTHING;

  private final List<Service> all;
  private final List<TokenIssuer> issuers;
  private final Map<String, RobotsRules> robots;
  private final Map<String, List<Entry>> byHost = new HashMap<>();
  private final List<Entry> anywhere = new ArrayList<>();
  private final Map<String, Call> byName = new HashMap<>();

  /** A service with its paths compiled. */
  private record Entry(Service service, PathTrie paths) {
    /** How much of the path says that it is this service's; -1 if it is another's. */
    int longest(String path) {
      int longest = service.paths().isEmpty() ? 0 : -1;
      for (String prefix : service.paths()) {
        longest = path.startsWith(prefix) ? Math.max(longest, prefix.length()) : longest;
      }
      return longest;
    }
  }

  /** These services, of whose tokens nothing is known. */
  public Services(List<Service> services) {
    this(services, List.of(), Map.of());
  }

  /** These services, who signs the tokens that they take, and what hosts tell robots. */
  public Services(
      List<Service> services, List<TokenIssuer> issuers, Map<String, RobotsRules> robots) {
    this.robots = Map.copyOf(robots);
    this.all = List.copyOf(services);
    this.issuers = List.copyOf(issuers);
    for (Service service : all) {
      PathTrie paths = new PathTrie();
      service.operations().forEach(paths::add);
      Entry entry = new Entry(service, paths);
      anywhere.add(entry);
      for (String host : service.hosts()) {
        byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(entry);
      }
      for (Operation operation : service.operations()) {
        byName.putIfAbsent(operation.name(), new Call(service, operation, NOTHING, "", ""));
      }
    }
    byName.remove("");
  }

  /** Every service. */
  public List<Service> all() {
    return all;
  }

  /** Who signs the tokens that they take, as far as is known. */
  public List<TokenIssuer> issuers() {
    return issuers;
  }

  /** What hosts tell robots. */
  public Map<String, RobotsRules> robots() {
    return robots;
  }

  /** What a host tells robots; of an unknown host, what all tell if it is the same. */
  public Optional<RobotsRules> robots(String host) {
    return host.isEmpty() && robots.values().stream().distinct().limit(2).count() == 1
        ? Optional.of(robots.values().iterator().next())
        : Optional.ofNullable(robots.get(host));
  }

  /** Whether none is listed. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** What a call is for that gives the name of an operation and no path. */
  public Call callOf(String operation) {
    return byName.getOrDefault(operation, Call.ELSEWHERE);
  }

  /**
   * What a request is for.
   *
   * @param host the host that was asked for; empty if it is not known: then the path alone decides
   * @param query the query; empty if there is none or if it is not known
   */
  public Call call(String host, String method, String path, String query) {
    Entry entry = entry(host, path);
    if (entry == null) {
      return Call.ELSEWHERE;
    }
    Service service = entry.service();
    PathTrie.Found found = entry.paths().find(path);
    if (found == null) {
      return new Call(service, null, service.isDescribed() ? Undocumented.ROUTE : NOTHING, "", "");
    }
    String object = path.substring(0, found.objectEnd);
    Operation operation = operation(found.methods, method);
    if (operation == null) {
      boolean isFine = method.equals("OPTIONS") || !service.isDescribed();
      return new Call(service, null, isFine ? NOTHING : Undocumented.METHOD, "", object);
    }
    String part =
        service.isDescribed()
            ? QueryNames.firstUnpublished(
                query, operation.fields().getOrDefault(FieldPlace.QUERY, Map.of()))
            : "";
    Undocumented gap = part.isEmpty() ? NOTHING : Undocumented.PARAMETER;
    return new Call(service, operation, gap, part, object);
  }

  /** An answer to {@code HEAD} is that to {@code GET} without its body. */
  private static @Nullable Operation operation(Map<String, Operation> methods, String method) {
    Operation operation = methods.get(method);
    return operation == null && method.equals("HEAD") ? methods.get("GET") : operation;
  }

  private @Nullable Entry entry(String host, String path) {
    if (host.isEmpty()) {
      return best(anywhere, path);
    }
    List<Entry> named = byHost.get(host);
    for (int dot = host.indexOf('.'); named == null && dot > 0; dot = host.indexOf('.', dot + 1)) {
      named = byHost.get(ANY_BELOW + host.substring(dot + 1));
    }
    return named == null ? null : best(named, path);
  }

  private static @Nullable Entry best(List<Entry> entries, String path) {
    Entry best = null;
    int most = -1;
    for (Entry entry : entries) {
      int owned = entry.longest(path);
      if (owned > most) {
        most = owned;
        best = entry;
      }
    }
    return best;
  }
}
