package dev.bailiff.casework.enforcement;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an enforcement does to whom, apart from when and why.
 *
 * @param kind the kind of action
 * @param targets whom or what it is aimed at: one entity, two for a pair, none if the event that
 *     caused it names no content
 * @param name the label, feature or authority, if the kind takes one
 */
public record Measure(ActionKind kind, List<EntityRef> targets, Optional<String> name) {
  public Measure {
    requireNonNull(kind, "kind");
    targets =
        targets.stream()
            .map(target -> new EntityRef(target.entity(), Storable.id(target.id())))
            .toList();
    name = name.map(Storable::text);
    if (targets.size() > Math.max(1, kind.targets())
        || targets.size() < kind.targets()
        || name.isPresent() != kind.needs().takesName()) {
      throw new IllegalArgumentException("wrong arguments for " + kind.label());
    }
  }

  /** Whether it takes something away from somebody. */
  public boolean isRestricting() {
    return switch (kind) {
      case THROTTLE,
          CHALLENGE,
          LOCK_CREDENTIAL,
          BLOCK,
          BLOCK_PAIR,
          LIMIT_ACCESS,
          SUSPEND,
          TERMINATE,
          DISABLE_LINK,
          REDACT,
          QUARANTINE,
          HOLD_CONTENT,
          REMOVE_CONTENT ->
          true;
      case WARN, LABEL, OPEN_CASE, ESCALATE, REPORT_TO_AUTHORITY, DENY, HOLD -> false;
    };
  }

  /** Whether it bears on everything its target does, and not on a part or a pair. */
  public boolean isWhole() {
    return switch (kind) {
      case THROTTLE, CHALLENGE, LOCK_CREDENTIAL, BLOCK, SUSPEND, TERMINATE -> true;
      case BLOCK_PAIR,
          LIMIT_ACCESS,
          DISABLE_LINK,
          REDACT,
          QUARANTINE,
          HOLD_CONTENT,
          REMOVE_CONTENT,
          WARN,
          LABEL,
          OPEN_CASE,
          ESCALATE,
          REPORT_TO_AUTHORITY,
          DENY,
          HOLD ->
          false;
    };
  }

  /** Whether it is aimed at this entity. */
  public boolean concerns(Entity entity, String id) {
    return targets.contains(new EntityRef(entity, Storable.id(id)));
  }

  @Override
  public String toString() {
    String arguments = targets.stream().map(EntityRef::toString).collect(Collectors.joining(", "));
    String named = name.map(text -> " \"" + text + '"').orElse("");
    return kind.label() + "(" + arguments + ")" + named;
  }
}
