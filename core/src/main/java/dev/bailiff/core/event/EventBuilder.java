package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one event. Values are trusted to keep the limits of their fields:
 * untrusted input goes through {@link EventParser}.
 */
public final class EventBuilder {
  final EventType type;
  final String source;
  final @Nullable String id;
  final long position;
  final long timeMillis;
  final long[] primitives;
  final @Nullable Object[] objects;
  long present;

  EventBuilder(EventType type, @Nullable String id, String source, long position, long timeMillis) {
    this.type = requireNonNull(type, "type");
    this.id = id;
    this.source = source;
    this.position = position;
    this.timeMillis = timeMillis;
    this.primitives = new long[type.primitives()];
    this.objects = new @Nullable Object[type.objects()];
  }

  /** Sets a {@code TEXT} field. */
  public EventBuilder text(Field field, String value) {
    return object(field, FieldType.TEXT, value);
  }

  /** Sets a {@code TEXTS} field. */
  public EventBuilder texts(Field field, List<String> value) {
    return object(field, FieldType.TEXTS, List.copyOf(value));
  }

  /** Sets a {@code MAP} field; the order of its entries is kept. */
  public EventBuilder map(Field field, Map<String, String> value) {
    Map<String, String> copy = new LinkedHashMap<>(value);
    copy.forEach((key, entry) -> {
      requireNonNull(key, field.name());
      requireNonNull(entry, key);
    });
    return object(field, FieldType.MAP, Collections.unmodifiableMap(copy));
  }

  /** Sets an {@code INTEGER} field. */
  public EventBuilder integer(Field field, long value) {
    return bits(field, FieldType.INTEGER, value);
  }

  /** Sets a {@code NUMBER} field. */
  public EventBuilder number(Field field, double value) {
    return bits(field, FieldType.NUMBER, Double.doubleToRawLongBits(value));
  }

  /** Sets a {@code FLAG} field. */
  public EventBuilder flag(Field field, boolean value) {
    return bits(field, FieldType.FLAG, value ? 1 : 0);
  }

  /** Sets a {@code TIME} field. */
  public EventBuilder time(Field field, Instant value) {
    return bits(field, FieldType.TIME, value.toEpochMilli());
  }

  /** Sets a field of any type to a value as {@link Event#value} returns it. */
  @SuppressWarnings("unchecked") // elements are Strings or fail where they are copied
  public EventBuilder value(Field field, Object value) {
    return switch (field.type()) {
      case TEXT -> text(field, (String) value);
      case TEXTS -> texts(field, (List<String>) value);
      case MAP -> map(field, (Map<String, String>) value);
      case INTEGER -> integer(field, ((Number) value).longValue());
      case NUMBER -> number(field, ((Number) value).doubleValue());
      case FLAG -> flag(field, (Boolean) value);
      case TIME -> time(field, (Instant) value);
    };
  }

  boolean has(Field field) {
    return (present >>> field.index() & 1) != 0;
  }

  /** The event with the fields set so far; the builder must not be used afterwards. */
  public Event build() {
    return new Event(this);
  }

  private EventBuilder object(Field field, FieldType expected, Object value) {
    check(field, expected);
    objects[field.slot()] = requireNonNull(value, field.name());
    present |= 1L << field.index();
    return this;
  }

  private EventBuilder bits(Field field, FieldType expected, long value) {
    check(field, expected);
    primitives[field.slot()] = value;
    present |= 1L << field.index();
    return this;
  }

  private void check(Field field, FieldType expected) {
    if (!type.declares(field)) {
      throw new IllegalArgumentException(field.path() + " is no field of " + type.name());
    }
    if (field.type() != expected) {
      throw new IllegalArgumentException(field.path() + " is " + field.type().label());
    }
  }
}
