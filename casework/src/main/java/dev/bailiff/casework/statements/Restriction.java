package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person may no longer do, or what of theirs is no longer shown.
 *
 * @param kind what was done
 * @param target to whom or what
 * @param name the part of the service, if only a part was taken away
 * @param until when it ends, if it does
 */
public record Restriction(
    ActionKind kind, EntityRef target, Optional<String> name, Optional<Instant> until) {
  public Restriction {
    requireNonNull(target, "target");
    requireNonNull(name, "name");
    requireNonNull(until, "until");
    if (!kind.restricts()) {
      throw new IllegalArgumentException("no restriction: " + kind.label());
    }
  }
}
