package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers from outside about one event, gathered before it is decided and recorded with it: the
 * labels of the entities that it names, the permits on file, what holds rules back, and whom no
 * rule may act on. A label or permit that did not come is missing, which is not the same as empty;
 * what is not known to restrain does not.
 */
public final class Facts {
  /** Nothing is known. */
  public static final Facts MISSING = new Facts(Map.of(), null, Restraints.NONE, Map.of());

  /** It is known that no entity has a label and that there is no permit. */
  public static final Facts NOTHING_ON_FILE = nothingOnFile();

  private final Map<Entity, Set<String>> labels;
  private final @Nullable List<Permit> permits;
  private final Restraints restraints;
  private final Map<Entity, String> protections;

  private Facts(
      Map<Entity, Set<String>> labels,
      @Nullable List<Permit> permits,
      Restraints restraints,
      Map<Entity, String> protections) {
    this.labels = labels;
    this.permits = permits;
    this.restraints = restraints;
    this.protections = protections;
  }

  /** These facts with the labels of the entity of this kind that the event names. */
  public Facts withLabels(Entity entity, Set<String> known) {
    Map<Entity, Set<String>> merged = new EnumMap<>(Entity.class);
    merged.putAll(labels);
    merged.put(entity, Set.copyOf(known));
    return new Facts(merged, permits, restraints, protections);
  }

  /** These facts with the permits on file. */
  public Facts withPermits(List<Permit> known) {
    return new Facts(labels, List.copyOf(known), restraints, protections);
  }

  /** These facts with what holds rules back. */
  public Facts withRestraints(Restraints known) {
    return new Facts(labels, permits, requireNonNull(known, "known"), protections);
  }

  /** These facts, and that no rule may act on the entity of this kind that the event names. */
  public Facts withProtection(Entity entity, String because) {
    Map<Entity, String> merged = new EnumMap<>(Entity.class);
    merged.putAll(protections);
    merged.put(entity, requireNonNull(because, "because"));
    return new Facts(labels, permits, restraints, merged);
  }

  /** These facts, with whoever has one of these labels protected by it. */
  public Facts protectedBy(Set<String> protecting) {
    Facts with = this;
    for (Map.Entry<Entity, Set<String>> known : labels.entrySet()) {
      for (String label : known.getValue()) {
        if (protecting.contains(label) && isFirst(label, with.protections.get(known.getKey()))) {
          with = with.withProtection(known.getKey(), label);
        }
      }
    }
    return with;
  }

  /** Whether it is the one to cite of two, so that it does not depend on an order of sets. */
  private static boolean isFirst(String label, @Nullable String other) {
    return other == null || label.compareTo(other) < 0;
  }

  /** The labels of the entity of this kind that the event names, or empty if they are not known. */
  public Optional<Set<String>> labels(Entity entity) {
    return Optional.ofNullable(labels.get(entity));
  }

  /** The permits on file, or empty if they are not known. */
  public Optional<List<Permit>> permits() {
    return Optional.ofNullable(permits);
  }

  /** What holds rules back. */
  public Restraints restraints() {
    return restraints;
  }

  /** Why no rule may act on entities of the event, by kind. */
  public Map<Entity, String> protections() {
    return Collections.unmodifiableMap(protections);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts that
        && labels.equals(that.labels)
        && permits().equals(that.permits())
        && restraints.equals(that.restraints)
        && protections.equals(that.protections);
  }

  @Override
  public int hashCode() {
    return Objects.hash(labels, permits(), restraints, protections);
  }

  @Override
  public String toString() {
    return "labels "
        + labels
        + ", permits "
        + (permits == null ? "missing" : permits)
        + (restraints.isNone() ? "" : ", " + restraints)
        + (protections.isEmpty() ? "" : ", protected " + protections);
  }

  private static Facts nothingOnFile() {
    Map<Entity, Set<String>> none = new EnumMap<>(Entity.class);
    for (Entity entity : Entity.values()) {
      none.put(entity, Set.of());
    }
    return new Facts(none, List.of(), Restraints.NONE, Map.of());
  }
}
