package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on a service: an envelope after CloudEvents 1.0 ({@code id}, {@code
 * source}, {@code type}, {@code time}) with the typed fields of its {@link EventType}.
 *
 * <p>Fields are kept in two arrays by {@link Field#slot()}, so that a compiled condition reads them
 * without a look-up.
 */
public final class Event {
  private final EventType type;
  private final String source;
  private final @Nullable String id;
  private final long position;
  private final long timeMillis;
  private final long present;
  private final long[] primitives;
  private final @Nullable Object[] objects;

  Event(EventBuilder builder) {
    this.type = builder.type;
    this.source = builder.source;
    this.id = builder.id;
    this.position = builder.position;
    this.timeMillis = builder.timeMillis;
    this.present = builder.present;
    this.primitives = builder.primitives;
    this.objects = builder.objects;
  }

  /** Starts an event that its sender named. */
  public static EventBuilder of(EventType type, String id, String source, Instant time) {
    return new EventBuilder(
        type, requireNonNull(id, "id"), requireNonNull(source, "source"), 0, time.toEpochMilli());
  }

  /** Starts an event read from a place in a stream; its id is {@code source:position}. */
  public static EventBuilder at(EventType type, String source, long position, long timeMillis) {
    return new EventBuilder(type, null, requireNonNull(source, "source"), position, timeMillis);
  }

  /** What kind of event it is. */
  public EventType type() {
    return type;
  }

  /** The identifier, unique within {@link #source()}. */
  public String id() {
    return id != null ? id : source + ":" + position;
  }

  /** Where the event comes from. */
  public String source() {
    return source;
  }

  /** When it happened, in milliseconds since 1970-01-01T00:00:00Z. */
  public long timeMillis() {
    return timeMillis;
  }

  /** When it happened, with millisecond resolution. */
  public Instant time() {
    return Instant.ofEpochMilli(timeMillis);
  }

  /** Whether the event has a value for the field. */
  public boolean has(Field field) {
    return (present >>> field.index() & 1) != 0;
  }

  /** A bit for each field that the event has a value for, by the field's index. */
  public long presence() {
    return present;
  }

  /**
   * The 64 bits of a present primitive field: a number, the bits of a double, 0 or 1, or
   * milliseconds.
   */
  public long bits(Field field) {
    return primitives[field.slot()];
  }

  /** The text of a present {@code TEXT} field. */
  public String text(Field field) {
    return (String) object(field);
  }

  /** The texts of a present {@code TEXTS} field. */
  @SuppressWarnings("unchecked") // the builder checked the elements
  public List<String> texts(Field field) {
    return (List<String>) object(field);
  }

  /** The entries of a present {@code MAP} field. */
  @SuppressWarnings("unchecked") // the builder checked the entries
  public Map<String, String> map(Field field) {
    return (Map<String, String>) object(field);
  }

  /**
   * The value of a present field of any type, boxed: String, Long, Double, Boolean, Instant, List
   * or Map.
   */
  public Object value(Field field) {
    return switch (field.type()) {
      case TEXT, TEXTS, MAP -> object(field);
      case INTEGER -> bits(field);
      case NUMBER -> Double.longBitsToDouble(bits(field));
      case FLAG -> bits(field) != 0;
      case TIME -> Instant.ofEpochMilli(bits(field));
    };
  }

  /** The text at this path, if the type has the field and the event a value for it. */
  public Optional<String> text(String path) {
    return type.field(path).filter(this::has).map(field -> value(field).toString());
  }

  /** The entity of this kind that the event names. */
  public Optional<EntityRef> entity(Entity entity) {
    Field id = type.idField(entity);
    return id == null || !has(id) ? Optional.empty() : Optional.of(new EntityRef(entity, text(id)));
  }

  /**
   * Whether the event only tells of an entity of this kind what the client claims: until a sign-in
   * has succeeded, who tries may be somebody else.
   */
  public boolean isClaimed(Entity entity) {
    return type.equals(EventTypes.AUTH_ATTEMPT)
        && entity != Entity.CLIENT
        && text("event.outcome").filter("success"::equals).isEmpty();
  }

  private Object object(Field field) {
    Object value = objects[field.slot()];
    if (value == null) { // the path is put together only where it is needed
      throw new NullPointerException(field.path());
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Event that
        && type.equals(that.type)
        && source.equals(that.source)
        && id().equals(that.id())
        && timeMillis == that.timeMillis
        && present == that.present
        && Arrays.equals(primitives, that.primitives)
        && Arrays.equals(objects, that.objects);
  }

  @Override
  public int hashCode() {
    return 31 * id().hashCode() + Long.hashCode(timeMillis);
  }

  @Override
  public String toString() {
    return type.name() + " " + id() + " at " + time();
  }
}
