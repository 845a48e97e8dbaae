package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A kind of event: its name, its typed fields and the entities it names. */
public final class EventType {
  private static final EventType UNDECLARED = undeclared();

  private final String name;
  private final String summary;
  private final boolean known;
  private final Map<String, Field> fields;
  private final Map<String, Map<String, Field>> groups;
  private final Set<String> entities;
  private final Field[] byIndex;
  private final Map<Entity, Field> ids;
  private final int primitives;
  private final int objects;

  private EventType(Builder builder) {
    this.name = builder.name;
    this.summary = builder.summary;
    this.known = true;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
    this.groups = grouped(fields.values());
    this.entities =
        groups.keySet().stream()
            .filter(group -> !group.equals(Field.PAYLOAD))
            .collect(
                collectingAndThen(toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    this.byIndex = fields.values().toArray(new Field[0]);
    this.ids = new EnumMap<>(Entity.class);
    for (Entity entity : Entity.values()) {
      Field id = fields.get(entity.idPath());
      if (id != null) {
        ids.put(entity, id);
      }
    }
    this.primitives = builder.primitives;
    this.objects = builder.objects;
  }

  private EventType(String name, EventType like) {
    this.name = requireNonNull(name, "name");
    this.summary = like.summary;
    this.known = false;
    this.fields = like.fields;
    this.groups = like.groups;
    this.entities = like.entities;
    this.byIndex = like.byIndex;
    this.ids = like.ids;
    this.primitives = like.primitives;
    this.objects = like.objects;
  }

  /** Starts the declaration of a type, for example {@code http.request}. */
  public static Builder named(String name, String summary) {
    return new Builder(name, summary);
  }

  /** A type that the catalogue does not declare: its events have the fields of every entity. */
  public static EventType unknown(String name) {
    return new EventType(name, UNDECLARED);
  }

  /** The name, such as {@code http.request}. */
  public String name() {
    return name;
  }

  /** One sentence that says what happened when such an event is sent. */
  public String summary() {
    return summary;
  }

  /** Whether the catalogue declares the type; other types are accepted, counted and reported. */
  public boolean isKnown() {
    return known;
  }

  /** All fields in order of their index. */
  public Collection<Field> fields() {
    return fields.values();
  }

  /** The field with this path, such as {@code event.status} or {@code client.ip}. */
  public Optional<Field> field(String path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** The field with this path. */
  public Field require(String path) {
    Field field = fields.get(path);
    if (field == null) {
      throw new IllegalArgumentException("no field `" + path + "` in `" + name + "`");
    }
    return field;
  }

  /** The names of all fields, for suggestions. */
  public List<String> paths() {
    return new ArrayList<>(fields.keySet());
  }

  /** The kinds of entity an event of this type can name, such as {@code client}. */
  public Set<String> entities() {
    return entities;
  }

  /** The field that identifies the entity of this kind, or null if events cannot name one. */
  public @Nullable Field idField(Entity entity) {
    return ids.get(entity);
  }

  /** The fields of a group by name; empty if there is no such group. */
  Map<String, Field> group(String group) {
    return groups.getOrDefault(group, Map.of());
  }

  /** Whether this is one of the type's own fields. */
  boolean declares(Field field) {
    return field.index() < byIndex.length && field.equals(byIndex[field.index()]);
  }

  int primitives() {
    return primitives;
  }

  int objects() {
    return objects;
  }

  /** Equal are a type and itself, and two undeclared types of the same name. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof EventType that && !known && !that.known && name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  private static EventType undeclared() {
    Builder builder = named("", "Something happened that the catalogue does not declare.");
    for (Entity entity : Entity.values()) {
      builder.entity(entity);
    }
    return builder.build();
  }

  private static Map<String, Map<String, Field>> grouped(Collection<Field> fields) {
    Map<String, Map<String, Field>> groups = new LinkedHashMap<>();
    for (Field field : fields) {
      groups
          .computeIfAbsent(field.group(), group -> new LinkedHashMap<>())
          .put(field.name(), field);
    }
    return groups;
  }

  /** Declares a type field by field; the order of declaration is the order of fields. */
  public static final class Builder {
    /** Identifiers, names and single header values. */
    private static final int SHORT_TEXT = 1_024;

    private final String name;
    private final String summary;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private int primitives;
    private int objects;

    private Builder(String name, String summary) {
      this.name = requireNonNull(name, "name");
      this.summary = requireNonNull(summary, "summary");
    }

    /** Adds a field that every event of the type must have. */
    public Builder required(String path, FieldType type, String meaning) {
      return add(path, type, true, SHORT_TEXT, meaning);
    }

    /** Adds a field that may be absent. */
    public Builder optional(String path, FieldType type, String meaning) {
      return add(path, type, false, SHORT_TEXT, meaning);
    }

    /** Adds a field that may be absent and may have {@code limit} characters or entries. */
    public Builder optional(String path, FieldType type, int limit, String meaning) {
      return add(path, type, false, limit, meaning);
    }

    /** Adds the fields of an entity; the first of them identifies it. */
    public Builder entity(Entity entity) {
      for (Entity.Attribute attribute : entity.attributes()) {
        add(
            entity.label() + "." + attribute.name(),
            attribute.type(),
            false,
            SHORT_TEXT,
            attribute.meaning());
      }
      return this;
    }

    /** Adds the fields of several entities. */
    public Builder entities(Entity... entities) {
      for (Entity entity : entities) {
        entity(entity);
      }
      return this;
    }

    /** Adds fields that several types share. */
    Builder with(UnaryOperator<Builder> shared) {
      return shared.apply(this);
    }

    /** The declared type. */
    public EventType build() {
      return new EventType(this);
    }

    private Builder add(String path, FieldType type, boolean required, int limit, String meaning) {
      int dot = path.indexOf('.');
      if (dot <= 0 || path.indexOf('.', dot + 1) >= 0) {
        throw new IllegalArgumentException("not a path of the form group.name: " + path);
      }
      int slot = type.isPrimitive() ? primitives++ : objects++;
      Field field =
          new Field(
              path.substring(0, dot),
              path.substring(dot + 1),
              type,
              required,
              limit,
              fields.size(),
              slot,
              meaning);
      if (fields.put(path, field) != null) {
        throw new IllegalArgumentException("field declared twice: " + path);
      }
      return this;
    }
  }
}
