package dev.bailiff.app.trial;

import dev.bailiff.casework.hindsight.Hindsight;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people found who looked at what somebody had done, by subject. */
final class Findings {
  private final Map<EntityRef, List<Hindsight>> bySubject = new HashMap<>();

  Findings(List<Hindsight> found) {
    found.forEach(
        each -> bySubject.computeIfAbsent(each.subject(), _ -> new ArrayList<>()).add(each));
  }

  /** The latest word on whether somebody in the event broke the clause around its time. */
  Optional<Hindsight> about(Event event, String clause) {
    if (bySubject.isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(Entity.values())
        .flatMap(entity -> event.entity(entity).stream())
        .flatMap(entity -> bySubject.getOrDefault(Storable.ref(entity), List.of()).stream())
        .filter(found -> found.clause().equals(clause) && found.covers(event.time()))
        .reduce((one, other) -> other.judged().isBefore(one.judged()) ? one : other);
  }
}
