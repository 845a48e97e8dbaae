package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

/**
 * One typed field of an event type, as conditions see it.
 *
 * @param group {@code event} for the payload, else the entity it describes, such as {@code client}
 * @param name the name within the group
 * @param type the type of the value
 * @param required whether an event without it is refused
 * @param limit the most characters of a text, or entries of a list or map, that are accepted
 * @param index its place among all fields of the event type, from 0, below {@value #MAX_FIELDS}
 * @param slot its place among the fields of the same storage (primitive or object) of the event
 *     type
 * @param meaning what the value means, with its unit
 */
public record Field(
    String group,
    String name,
    FieldType type,
    boolean required,
    int limit,
    int index,
    int slot,
    String meaning) {

  /** The most fields an event type can have: presence is one bit each of a {@code long}. */
  public static final int MAX_FIELDS = 64;

  /** The group of an event type's own payload. */
  public static final String PAYLOAD = "event";

  public Field {
    requireNonNull(group, "group");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(meaning, "meaning");
    if (index < 0 || index >= MAX_FIELDS) {
      throw new IllegalArgumentException("too many fields: index " + index);
    }
  }

  /** The field as written in conditions, such as {@code client.ip}. */
  public String path() {
    return group + "." + name;
  }

  /** Whether the field belongs to the payload rather than to an entity. */
  public boolean isPayload() {
    return group.equals(PAYLOAD);
  }

  /** Whether the value is the text of a network address. */
  public boolean isAddress() {
    return name.equals("ip") && group.equals(Entity.CLIENT.label());
  }

  /** Whether the value identifies the entity that the group describes. */
  public boolean isIdentity() {
    return name.equals("id") && !isPayload();
  }
}
