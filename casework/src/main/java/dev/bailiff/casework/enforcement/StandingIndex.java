package dev.bailiff.casework.enforcement;

import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The enforcements in force, by what they are aimed at, in memory. It holds what is committed and
 * nothing else, so its size is that of what is in force; many threads may read while one writes.
 */
public final class StandingIndex implements StandingSource {
  private final Map<EntityRef, List<Enforcement>> byTarget = new ConcurrentHashMap<>();

  /** Adds enforcements that have been committed. */
  void add(Collection<Enforcement> begun) {
    for (Enforcement enforcement : begun) {
      for (EntityRef target : Set.copyOf(enforcement.measure().targets())) {
        byTarget.merge(target, List.of(enforcement), StandingIndex::joined);
      }
    }
  }

  /** Removes enforcements that have been undone. */
  void remove(Collection<Enforcement> undone) {
    for (Enforcement enforcement : undone) {
      for (EntityRef target : enforcement.measure().targets()) {
        keep(target, it -> !it.id().equals(enforcement.id()));
      }
    }
  }

  /** Drops what is over at this time. */
  public void dropOver(Instant time) {
    for (EntityRef target : byTarget.keySet()) {
      keep(target, it -> !it.isOver(time));
    }
  }

  /** Holds exactly these from now on. */
  public void replaceBy(Collection<Enforcement> inForce) {
    Map<EntityRef, List<Enforcement>> fresh =
        inForce.stream()
            .flatMap(it -> it.measure().targets().stream().distinct().map(to -> Map.entry(to, it)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    byTarget.keySet().retainAll(fresh.keySet());
    byTarget.putAll(fresh);
  }

  /** An enforcement of the same deed whose time overlaps that of the one asked for. */
  Optional<Enforcement> sameAs(Enforcement asked) {
    if (asked.measure().targets().isEmpty()) {
      return Optional.empty();
    }
    return aimedAt(asked.measure().targets().getFirst()).stream()
        .filter(it -> it.measure().equals(asked.measure()))
        .filter(it -> it.cause().actor().equals(asked.cause().actor()))
        .filter(it -> it.overlaps(asked))
        .findFirst();
  }

  @Override
  public Standing standing(EntityRef entity, Instant time) {
    return new Standing(entity, inForce(aimedAt(entity), time));
  }

  /** Nearly always all of them, and then no other list is made. */
  private static List<Enforcement> inForce(List<Enforcement> aimed, Instant time) {
    for (Enforcement each : aimed) {
      if (!each.isInForce(time)) {
        return aimed.stream().filter(it -> it.isInForce(time)).toList();
      }
    }
    return aimed;
  }

  @Override
  public Set<String> labels(EntityRef entity, Instant time) {
    List<Enforcement> aimed = aimedAt(entity);
    if (aimed.isEmpty()) {
      return Set.of(); // nearly always
    }
    return aimed.stream()
        .filter(it -> it.measure().kind() == ActionKind.LABEL && it.isInForce(time))
        .map(it -> it.measure().name().orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many entities it knows something of. */
  public int size() {
    return byTarget.size();
  }

  private List<Enforcement> aimedAt(EntityRef entity) {
    if (byTarget.isEmpty()) {
      return List.of();
    }
    String id = Storable.id(entity.id());
    boolean isAsWritten = id.equals(entity.id());
    return byTarget.getOrDefault(
        isAsWritten ? entity : new EntityRef(entity.entity(), id), List.of());
  }

  private void keep(EntityRef target, Predicate<Enforcement> wanted) {
    byTarget.computeIfPresent(
        target,
        (_, aimed) -> {
          List<Enforcement> kept = aimed.stream().filter(wanted).toList();
          return kept.isEmpty() ? null : kept;
        });
  }

  private static List<Enforcement> joined(List<Enforcement> before, List<Enforcement> added) {
    List<Enforcement> all = new ArrayList<>(before.size() + added.size());
    Stream.of(before, added).forEach(all::addAll);
    return List.copyOf(all);
  }
}
