package dev.bailiff.rules.facts;

import dev.bailiff.core.event.Address;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Network;
import dev.bailiff.core.event.Permit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels and permits that are known in advance, for events that are decided without asking anybody.
 * All that is not on file is known not to be so.
 */
public final class FactsOnFile {
  /** A file that says nothing. */
  public static final FactsOnFile EMPTY = new FactsOnFile(List.of(), List.of());

  private final List<Labelling> labels;
  private final List<Permit> permits;
  private final Facts unlabelled;
  private final Map<EntityRef, Set<String>> byId = new HashMap<>();

  /** Labels by network, grouped by length of prefix: a look-up is one probe for each length. */
  private final TreeMap<Integer, Map<Address, Set<String>>> byNetwork = new TreeMap<>();

  /** Facts that consist of these. */
  public FactsOnFile(List<Labelling> labels, List<Permit> permits) {
    this.labels = List.copyOf(labels);
    this.permits = List.copyOf(permits);
    this.unlabelled =
        permits.isEmpty() ? Facts.NOTHING_ON_FILE : Facts.NOTHING_ON_FILE.withPermits(permits);
    for (Labelling labelling : labels) {
      for (String id : labelling.ids()) {
        byId.computeIfAbsent(new EntityRef(labelling.entity(), id), ref -> new HashSet<>())
            .add(labelling.label());
      }
      for (Network network : labelling.networks()) {
        byNetwork
            .computeIfAbsent(network.bits(), bits -> new HashMap<>())
            .computeIfAbsent(network.base(), base -> new HashSet<>())
            .add(labelling.label());
      }
    }
  }

  /** The labels on file. */
  public List<Labelling> labels() {
    return labels;
  }

  /** The permits on file. */
  public List<Permit> permits() {
    return permits;
  }

  /** What is known about an event. */
  public Facts about(Event event) {
    Facts facts = unlabelled;
    for (Entity entity : byId.isEmpty() ? Set.<Entity>of() : Set.of(Entity.values())) {
      facts = labelled(facts, event, entity);
    }
    return byId.isEmpty() && !byNetwork.isEmpty() ? labelled(facts, event, Entity.CLIENT) : facts;
  }

  private Facts labelled(Facts facts, Event event, Entity entity) {
    Optional<EntityRef> named = event.entity(entity);
    if (named.isEmpty()) {
      return facts;
    }
    Set<String> found = new HashSet<>(byId.getOrDefault(named.get(), Set.of()));
    if (entity == Entity.CLIENT && !byNetwork.isEmpty()) {
      Address.parse(named.get().id()).ifPresent(address -> addByNetwork(address, found));
    }
    return found.isEmpty() ? facts : facts.withLabels(entity, found);
  }

  private void addByNetwork(Address address, Set<String> found) {
    byNetwork.forEach(
        (bits, bases) -> found.addAll(bases.getOrDefault(address.prefix(bits), Set.of())));
  }
}
