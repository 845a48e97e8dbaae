package dev.bailiff.core.condition;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.event.Field;
import java.util.Set;

/**
 * A present field has one of these values.
 *
 * @param field a field of type text, integer or flag
 * @param values the values: String, Long or Boolean
 */
public record Equality(Field field, Set<Object> values) {
  public Equality {
    requireNonNull(field, "field");
    values = Set.copyOf(values);
  }
}
