package dev.bailiff.core.event;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers from outside about one event, gathered before it is decided and recorded with it: the
 * labels of the entities that it names and the permits on file. A fact that did not come is
 * missing, which is not the same as empty.
 */
public final class Facts {
  /** Nothing is known. */
  public static final Facts MISSING = new Facts(Map.of(), null);

  /** It is known that no entity has a label and that there is no permit. */
  public static final Facts NOTHING_ON_FILE = nothingOnFile();

  private final Map<Entity, Set<String>> labels;
  private final @Nullable List<Permit> permits;

  private Facts(Map<Entity, Set<String>> labels, @Nullable List<Permit> permits) {
    this.labels = labels;
    this.permits = permits;
  }

  /** These facts with the labels of the entity of this kind that the event names. */
  public Facts withLabels(Entity entity, Set<String> known) {
    Map<Entity, Set<String>> merged = new EnumMap<>(Entity.class);
    merged.putAll(labels);
    merged.put(entity, Set.copyOf(known));
    return new Facts(merged, permits);
  }

  /** These facts with the permits on file. */
  public Facts withPermits(List<Permit> known) {
    return new Facts(labels, List.copyOf(known));
  }

  /** The labels of the entity of this kind that the event names, or empty if they are not known. */
  public Optional<Set<String>> labels(Entity entity) {
    return Optional.ofNullable(labels.get(entity));
  }

  /** The permits on file, or empty if they are not known. */
  public Optional<List<Permit>> permits() {
    return Optional.ofNullable(permits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts that
        && labels.equals(that.labels)
        && permits().equals(that.permits());
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + permits().hashCode();
  }

  @Override
  public String toString() {
    return "labels " + labels + ", permits " + (permits == null ? "missing" : permits);
  }

  private static Facts nothingOnFile() {
    Map<Entity, Set<String>> none = new EnumMap<>(Entity.class);
    for (Entity entity : Entity.values()) {
      none.put(entity, Set.of());
    }
    return new Facts(none, List.of());
  }
}
