package dev.bailiff.core.action;

import dev.bailiff.core.event.Entity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An action as a rule declares it, before there is an event to aim it.
 *
 * @param kind what to do
 * @param targets the kinds of entity it is aimed at, as many as the kind takes
 * @param name the label, queue, feature or authority, if the kind takes one
 * @param duration how long it lasts, if the kind takes that
 */
public record ActionSpec(
    ActionKind kind, List<Entity> targets, Optional<String> name, Optional<Duration> duration) {
  public ActionSpec {
    targets = List.copyOf(targets);
    if (targets.size() != kind.targets()
        || name.isPresent() != kind.needs().takesName()
        || duration.isPresent() != kind.needs().takesDuration()) {
      throw new IllegalArgumentException("wrong arguments for " + kind.label());
    }
    if (duration.filter(d -> d.isNegative() || d.isZero()).isPresent()) {
      throw new IllegalArgumentException("duration must be positive");
    }
  }

  @Override
  public String toString() {
    String arguments =
        Stream.of(
                targets.stream().map(Entity::label),
                name.stream().map(text -> '"' + text + '"'),
                duration.stream().map(d -> d.toSeconds() + "s"))
            .flatMap(part -> part)
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? kind.label() : kind.label() + "(" + arguments + ")";
  }
}
