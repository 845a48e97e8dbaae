package dev.bailiff.app.json;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventWriter;
import dev.bailiff.core.event.Field;
import java.util.List;
import java.util.Map;

/** Writes events as JSON, in the shape that {@link EventWriter} gives them. */
public final class EventJson {
  /** Most events fit. */
  private static final int USUAL_BYTES = 1_280;

  private EventJson() {}

  /** The event as an object. */
  public static byte[] write(Event event) {
    JsonBytes json = new JsonBytes(USUAL_BYTES);
    json.sign('{').name("specversion").text("1.0");
    envelope(json, event);
    json.name("data").sign('{');
    for (Field field : event.type().fields()) {
      if (field.isPayload() && event.has(field)) {
        value(json.name(field.name()), event, field);
      }
    }
    String group = Field.PAYLOAD;
    for (Field field : event.type().fields()) { // those of an entity follow each other
      if (!field.isPayload() && event.has(field)) {
        if (!field.group().equals(group)) {
          close(json, group);
          group = field.group();
          json.name(group).sign('{');
        }
        value(json.name(field.name()), event, field);
      }
    }
    close(json, group);
    return json.sign('}').sign('}').toArray();
  }

  /** What names an event, and says when it was. */
  static void envelope(JsonBytes json, Event event) {
    json.name("id").text(event.id());
    json.name("source").text(event.source());
    json.name("type").text(event.type().name());
    json.name("time").time(event.timeMillis());
  }

  private static void close(JsonBytes json, String group) {
    if (!group.equals(Field.PAYLOAD)) {
      json.sign('}');
    }
  }

  private static void value(JsonBytes json, Event event, Field field) {
    switch (field.type()) {
      case TEXT -> json.text(event.text(field));
      case INTEGER -> json.number(event.bits(field));
      case NUMBER -> json.number(Double.longBitsToDouble(event.bits(field)));
      case FLAG -> json.flag(event.bits(field) != 0);
      case TIME -> json.time(event.bits(field));
      case TEXTS -> texts(json, event.texts(field));
      case MAP -> map(json, event.map(field));
    }
  }

  private static void texts(JsonBytes json, List<String> texts) {
    json.sign('[');
    char before = 0;
    for (String text : texts) {
      if (before != 0) {
        json.sign(before);
      }
      json.text(text);
      before = ',';
    }
    json.sign(']');
  }

  private static void map(JsonBytes json, Map<String, String> map) {
    json.sign('{');
    char before = 0;
    for (Map.Entry<String, String> entry : map.entrySet()) {
      if (before != 0) {
        json.sign(before);
      }
      json.text(entry.getKey()).sign(':').text(entry.getValue());
      before = ',';
    }
    json.sign('}');
  }
}
