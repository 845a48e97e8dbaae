package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

/** The identity of one entity without the entity. */
public record EntityRef(Entity entity, String id) {
  public EntityRef {
    requireNonNull(entity, "entity");
    requireNonNull(id, "id");
  }

  @Override
  public String toString() {
    return entity.label() + ":" + id;
  }
}
