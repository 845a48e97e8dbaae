package dev.bailiff.core.event;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is on file about entities, ready to be looked up for many events: labels by id, labels of
 * clients by network, and permits. Whoever is not on file is known to have no label.
 *
 * <p>What it answers never changes, to however many threads. A look-up takes one hash per kind of
 * entity that has labels at all, and for a client not met of late one binary search.
 */
public final class Registry {
  /** Nobody has a label and there is no permit. */
  public static final Registry EMPTY = new Builder().build();

  private final Facts nobody;
  private final Set<String> protecting;
  private final NetworkLabels networks;
  private final ClientFacts clients;
  private final Map<Entity, Map<String, Facts>> byId;

  private Registry(Builder builder) {
    this.nobody = Facts.NOTHING_ON_FILE.withPermits(builder.permits);
    this.protecting = builder.protecting;
    this.networks = new NetworkLabels(builder.networks, this::client);
    this.clients = new ClientFacts(networks);
    Map<Entity, Map<String, Facts>> ids = new EnumMap<>(Entity.class);
    builder.ids.forEach((entity, labels) -> {
      Map<String, Facts> facts = new HashMap<>();
      labels.forEach((id, names) -> facts.put(id, labelled(nobody, entity, names)));
      ids.put(entity, facts);
    });
    this.byId = ids;
  }

  /** The permits on file. */
  public List<Permit> permits() {
    return nobody.permits().orElse(List.of());
  }

  /** What is on file about the entities that the event names, with all permits. */
  public Facts factsFor(Event event) {
    Facts facts = networks.isEmpty() ? null : client(event);
    if (byId.isEmpty()) {
      return facts == null ? nobody : facts;
    }
    for (Map.Entry<Entity, Map<String, Facts>> entry : byId.entrySet()) {
      Entity entity = entry.getKey();
      Field id = event.type().idField(entity);
      Facts known = id == null || !event.has(id) ? null : entry.getValue().get(event.text(id));
      if (known != null) {
        facts =
            facts == null ? known : labelled(facts, entity, known.labels(entity).orElse(Set.of()));
      }
    }
    return facts == null ? nobody : facts;
  }

  private @Nullable Facts client(Event event) {
    Field ip = event.type().idField(Entity.CLIENT);
    return ip == null || !event.has(ip) ? null : clients.of(event.text(ip));
  }

  private Facts client(Set<String> labels) {
    return labelled(nobody, Entity.CLIENT, labels);
  }

  private Facts labelled(Facts facts, Entity entity, Set<String> labels) {
    return facts.withLabels(entity, labels).protectedBy(protecting);
  }

  /** Collects what is on file. */
  public static final class Builder {
    private final Map<Entity, Map<String, Set<String>>> ids = new EnumMap<>(Entity.class);
    private final Map<Network, Set<String>> networks = new HashMap<>();
    private List<Permit> permits = List.of();
    private Set<String> protecting = Set.of();

    /** Starts with nothing on file. */
    public Builder() {}

    /** Labels one entity; a client whose id is an address is known by it in any text form. */
    public Builder label(Entity entity, String id, String label) {
      Address address = entity == Entity.CLIENT ? AddressText.parse(id) : null;
      if (address != null) {
        return label(new Network(address, Network.WIDTH), label);
      }
      ids.computeIfAbsent(entity, e -> new HashMap<>())
          .computeIfAbsent(id, i -> new TreeSet<>())
          .add(label);
      return this;
    }

    /** Labels every client in the network. */
    public Builder label(Network network, String label) {
      networks.computeIfAbsent(network, n -> new TreeSet<>()).add(label);
      return this;
    }

    /** Puts these permits on file, in place of any before. */
    public Builder permits(List<Permit> known) {
      permits = List.copyOf(known);
      return this;
    }

    /** Has these labels protect whoever bears them, in place of any before. */
    public Builder protectedBy(Set<String> labels) {
      protecting = Set.copyOf(labels);
      return this;
    }

    /** What has been collected. */
    public Registry build() {
      return new Registry(this);
    }
  }
}
