package dev.bailiff.rules.facts;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Permit;
import dev.bailiff.core.event.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Labels and permits that are known in advance, for events that are decided without asking anybody.
 * All that is not on file is known not to be so.
 */
public final class FactsOnFile {
  /** A file that says nothing. */
  public static final FactsOnFile EMPTY = new FactsOnFile(List.of(), List.of());

  private final List<Labelling> labels;
  private final Registry registry;
  private final Set<String> protecting;

  /** Facts that consist of these. */
  public FactsOnFile(List<Labelling> labels, List<Permit> permits) {
    this(labels, permits, Set.of());
  }

  private FactsOnFile(List<Labelling> labels, List<Permit> permits, Set<String> protecting) {
    this.labels = List.copyOf(labels);
    this.protecting = Set.copyOf(protecting);
    Registry.Builder builder = new Registry.Builder().permits(permits).protectedBy(protecting);
    for (Labelling labelling : labels) {
      for (String id : labelling.ids()) {
        builder.label(labelling.entity(), id, labelling.label());
      }
      labelling.networks().forEach(network -> builder.label(network, labelling.label()));
    }
    this.registry = builder.build();
  }

  /** These facts, of which these labels protect whoever bears them. */
  public FactsOnFile protectedBy(Set<String> labelsThatProtect) {
    return new FactsOnFile(labels, registry.permits(), labelsThatProtect);
  }

  /** These facts and further labels. */
  public FactsOnFile with(List<Labelling> further) {
    if (further.isEmpty()) {
      return this;
    }
    List<Labelling> all = new ArrayList<>(labels);
    all.addAll(further);
    return new FactsOnFile(all, registry.permits(), protecting);
  }

  /** The labels on file. */
  public List<Labelling> labels() {
    return labels;
  }

  /** The permits on file. */
  public List<Permit> permits() {
    return registry.permits();
  }

  /** What is known about an event. */
  public Facts about(Event event) {
    return registry.factsFor(event);
  }
}
