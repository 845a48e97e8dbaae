package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
  private static final Set<ActionKind> STATED =
      EnumSet.of(
          ActionKind.LOCK_CREDENTIAL,
          ActionKind.BLOCK,
          ActionKind.BLOCK_PAIR,
          ActionKind.DISABLE_LINK,
          ActionKind.REDACT,
          ActionKind.QUARANTINE,
          ActionKind.HOLD_CONTENT,
          ActionKind.REMOVE_CONTENT,
          ActionKind.LIMIT_ACCESS,
          ActionKind.SUSPEND,
          ActionKind.TERMINATE);

  public Restriction {
    requireNonNull(target, "target");
    requireNonNull(name, "name");
    requireNonNull(until, "until");
    if (!isStated(kind)) {
      throw new IllegalArgumentException("no restriction: " + kind.label());
    }
  }

  /**
   * Whether an action of this kind takes something away that a person is told the reasons of. A
   * warning is its own message; a challenge and a slower answer pass by themselves.
   */
  public static boolean isStated(ActionKind kind) {
    return STATED.contains(kind);
  }
}
