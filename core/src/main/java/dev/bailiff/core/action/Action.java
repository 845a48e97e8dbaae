package dev.bailiff.core.action;

import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An action that a decision asks for.
 *
 * @param kind what to do
 * @param targets whom or what it is aimed at
 * @param name the label, queue, feature or authority, if the kind takes one
 * @param until when it ends, if it does
 * @param rule the full id of the rule that asks
 */
public record Action(
    ActionKind kind,
    List<EntityRef> targets,
    Optional<String> name,
    Optional<Instant> until,
    String rule) {
  public Action {
    targets = List.copyOf(targets);
  }
}
