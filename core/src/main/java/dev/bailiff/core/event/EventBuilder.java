package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
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

  /** Sets a {@code MAP} field. */
  public EventBuilder map(Field field, Map<String, String> value) {
    return object(field, FieldType.MAP, Map.copyOf(value));
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

  private static void check(Field field, FieldType expected) {
    if (field.type() != expected) {
      throw new IllegalArgumentException(field.path() + " is " + field.type().label());
    }
  }
}
