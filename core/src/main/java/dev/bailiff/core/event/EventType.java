package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of event: its name, its typed fields and the entities it names. */
public final class EventType {
  private final String name;
  private final String summary;
  private final boolean known;
  private final Map<String, Field> fields;
  private final Set<String> entities;
  private final int primitives;
  private final int objects;

  private EventType(Builder builder, boolean known) {
    this.name = builder.name;
    this.summary = builder.summary;
    this.known = known;
    this.fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
    this.primitives = builder.primitives;
    this.objects = builder.objects;
    Set<String> groups = new LinkedHashSet<>();
    for (Field field : fields.values()) {
      if (!field.isPayload()) {
        groups.add(field.group());
      }
    }
    this.entities = java.util.Collections.unmodifiableSet(groups);
  }

  /** Starts the declaration of a type, for example {@code http.request}. */
  public static Builder named(String name, String summary) {
    return new Builder(name, summary);
  }

  /** The name, such as {@code http.request}. */
  public String name() {
    return name;
  }

  /** One sentence that says what happened when such an event is sent. */
  public String summary() {
    return summary;
  }

  /**
   * Whether the catalogue declares the type; events of other types are accepted, counted and
   * reported.
   */
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

  /** The kinds of entity an event of this type can name, such as {@code client}. */
  public Set<String> entities() {
    return entities;
  }

  int primitives() {
    return primitives;
  }

  int objects() {
    return objects;
  }

  @Override
  public String toString() {
    return name;
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

    /**
     * Adds a field that may be absent and may be as long as {@code limit} characters or entries.
     */
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

    /** The declared type. */
    public EventType build() {
      return new EventType(this, true);
    }

    EventType buildUnknown() {
      return new EventType(this, false);
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

  /** The names of all fields, for suggestions. */
  public List<String> paths() {
    return new ArrayList<>(fields.keySet());
  }
}
