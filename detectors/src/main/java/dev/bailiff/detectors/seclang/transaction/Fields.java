package dev.bailiff.detectors.seclang.transaction;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.seclang.text.ByteText;
import java.util.Map;

/** The fields of a request's event that rules see. */
final class Fields {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  static final Field METHOD = TYPE.require("event.method");
  static final Field PATH = TYPE.require("event.path");
  static final Field QUERY = TYPE.require("event.query");
  static final Field PROTOCOL = TYPE.require("event.protocol");
  static final Field HEADERS = TYPE.require("event.headers");
  static final Field BODY = TYPE.require("event.body");
  static final Field HOST = TYPE.require("event.host");
  static final Field ADDRESS = TYPE.require("client.ip");

  /** Header fields that have a field of the event of their own. */
  static final Map<String, Field> SINGLE =
      Map.of(
          "User-Agent", TYPE.require("client.agent"),
          "Referer", TYPE.require("event.referrer"),
          "Host", HOST);

  private Fields() {}

  /** What a field says, one byte in each character; empty if the event does not have it. */
  static String text(Event event, Field field) {
    return event.has(field) ? ByteText.of(event.text(field)) : "";
  }
}
