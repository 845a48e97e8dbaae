package dev.bailiff.core.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes events as maps in the shape that {@link EventParser} reads. */
public final class EventWriter {
  private EventWriter() {}

  /** The event as texts, numbers, booleans, lists and maps, in the order of its type's fields. */
  public static Map<String, Object> write(Event event) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("specversion", "1.0");
    envelope.put("id", event.id());
    envelope.put("source", event.source());
    envelope.put("type", event.type().name());
    envelope.put("time", event.time().toString());
    envelope.put("data", fields(event));
    return envelope;
  }

  private static Map<String, Object> fields(Event event) {
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, Map<String, Object>> entities = new LinkedHashMap<>();
    for (Field field : event.type().fields()) {
      if (event.has(field)) {
        Map<String, Object> into =
            field.isPayload()
                ? data
                : entities.computeIfAbsent(field.group(), group -> new LinkedHashMap<>());
        Object value = event.value(field);
        into.put(field.name(), value instanceof Instant time ? time.toString() : value);
      }
    }
    data.putAll(entities);
    return data;
  }
}
