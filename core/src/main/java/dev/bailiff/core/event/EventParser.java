package dev.bailiff.core.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from untrusted maps in the shape of CloudEvents 1.0, as a JSON or YAML library gives
 * them: texts, numbers, booleans, lists, maps and nulls, where null is the same as absent.
 *
 * <p>Never throws on any input. Everything that is wrong is reported at once. Wrong types, missing
 * fields, exceeded limits and malformed times or addresses reject the event. Unknown fields are
 * left out with a warning. An event of an unknown type is accepted with its entities only; {@link
 * EventType#isKnown} tells.
 */
public final class EventParser {
  /** Identifiers that are still shown in one line of a report. */
  private static final int IDENTIFIER = 1_024;

  private static final int TYPE_NAME = 256;

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "time",
          "data",
          "datacontenttype",
          "dataschema",
          "subject");

  private final Problems problems = new Problems();
  private final ValueReader values = new ValueReader(problems);
  private final Map<?, ?> envelope;

  private EventParser(Map<?, ?> envelope) {
    this.envelope = envelope;
  }

  /** The event, with warnings, or every reason why it is none. */
  public static Parsed<Event> parse(Map<?, ?> untrusted) {
    return new EventParser(untrusted).parse();
  }

  private Parsed<Event> parse() {
    attributes();
    String id = values.identifier("", "id", envelope.get("id"), IDENTIFIER);
    String source = values.identifier("", "source", envelope.get("source"), IDENTIFIER);
    Instant time = values.time("", "time", envelope.get("time"));
    String name = values.identifier("", "type", envelope.get("type"), TYPE_NAME);
    EventBuilder event =
        Event.of(
            name == null ? EventType.unknown("") : type(name),
            Objects.requireNonNullElse(id, ""),
            Objects.requireNonNullElse(source, ""),
            Objects.requireNonNullElse(time, Instant.EPOCH));
    data(event);
    return problems.orElse(event::build);
  }

  private void attributes() {
    Object version = envelope.get("specversion");
    if (version != null && !version.equals("1.0")) {
      problems.fatal("specversion", Found.value(version), "expected `1.0`");
    }
    Object media = envelope.get("datacontenttype");
    if (media != null && !isJson(media)) {
      problems.fatal("datacontenttype", Found.value(media), "expected `application/json`");
    }
    if (envelope.get("data_base64") != null) {
      problems.fatal("data_base64", "encoded content", "give the fields in `data`");
    }
    for (Object key : envelope.keySet()) {
      if (!(key instanceof String name)) {
        problems.fatal("", "a name that is " + Found.value(key), "expected text");
      } else if (!ATTRIBUTES.contains(name) && !name.equals("data_base64")) {
        problems.unknown(Found.shown(name), "attribute", name, ATTRIBUTES);
      }
    }
  }

  private static boolean isJson(Object media) {
    return media instanceof String text
        && text.length() <= TYPE_NAME
        && text.matches("(?i)application/([\\w.-]+\\+)?json\\s*(;.*)?");
  }

  private EventType type(String name) {
    Optional<EventType> declared = EventTypes.named(name);
    if (declared.isEmpty()) {
      List<String> known = EventTypes.all().stream().map(EventType::name).toList();
      problems.unknown("type", "event type", name, known);
    }
    return declared.orElseGet(() -> EventType.unknown(name));
  }

  private void data(EventBuilder event) {
    Object data = envelope.get("data");
    if (data instanceof Map<?, ?> object) {
      object.forEach((key, value) -> entry(event, key, value));
    } else if (data != null) {
      problems.fatal("data", Found.value(data), "expected an object");
    }
    for (Field field : event.type.fields()) {
      if (field.required() && !event.has(field) && isAbsent(data, field)) {
        problems.fatal("data." + field.name(), "missing", "it is required");
      }
    }
  }

  /** A value that is there and wrong has been reported already. */
  private static boolean isAbsent(@Nullable Object data, Field field) {
    return !(data instanceof Map<?, ?> object) || object.get(field.name()) == null;
  }

  private void entry(EventBuilder event, @Nullable Object key, @Nullable Object value) {
    if (!(key instanceof String name)) {
      problems.fatal("data", "a name that is " + Found.value(key), "expected text");
    } else if (value != null) {
      Field field = event.type.group(Field.PAYLOAD).get(name);
      if (field != null) {
        set(event, field, "data", value);
      } else if (event.type.entities().contains(name)) {
        entity(event, name, value);
      } else if (event.type.isKnown()) {
        List<String> known = new ArrayList<>(event.type.group(Field.PAYLOAD).keySet());
        known.addAll(event.type.entities());
        problems.unknown("data." + Found.shown(name), "field", name, known);
      }
    }
  }

  private void entity(EventBuilder event, String group, Object value) {
    String parent = "data." + group;
    if (!(value instanceof Map<?, ?> object)) {
      String id = event.type.group(group).keySet().iterator().next();
      problems.fatal(parent, Found.value(value), "expected an object such as {`" + id + "`: …}");
      return;
    }
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        problems.fatal(parent, "a name that is " + Found.value(entry.getKey()), "expected text");
        continue;
      }
      Field field = event.type.group(group).get(name);
      Object attribute = entry.getValue();
      if (field == null) {
        problems.unknown(
            parent + "." + Found.shown(name), "field", name, event.type.group(group).keySet());
      } else if (attribute != null) {
        set(event, field, parent, attribute);
      }
    }
  }

  private void set(EventBuilder event, Field field, String parent, Object value) {
    Object read;
    if (field.isAddress()) {
      read = values.address(parent, field.name(), value);
    } else if (field.isIdentity()) {
      read = values.identifier(parent, field.name(), value, field.limit());
    } else {
      read = values.field(field, parent, value);
    }
    if (read != null) {
      event.value(field, read);
    }
  }
}
