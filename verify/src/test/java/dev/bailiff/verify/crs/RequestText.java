package dev.bailiff.verify.crs;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it stands on the wire, and the event that a server would make of it. */
record RequestText(
    String method,
    String target,
    String protocol,
    List<Map.Entry<String, String>> headers,
    String body) {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  /** Reads a whole request; what is not one becomes its own method. */
  static RequestText of(String wire) {
    String text = wire.replace("\r\n", "\n");
    int gap = text.indexOf("\n\n");
    String[] lines = (gap < 0 ? text : text.substring(0, gap)).split("\n", -1);
    String[] first = lines[0].split(" ", 3);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(Map.entry(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
      }
    }
    return new RequestText(
        first[0],
        first.length > 1 ? first[1] : "/",
        first.length > 2 ? first[2] : "",
        headers,
        gap < 0
            ? ""
            : wire.substring(wire.indexOf(wire.contains("\r\n\r\n") ? "\r\n\r\n" : "\n\n"))
                .stripLeading());
  }

  Event event() {
    int mark = target.indexOf('?');
    EventBuilder event =
        Event.at(TYPE, "crs", 1, 0)
            .text(TYPE.require("event.method"), method)
            .text(TYPE.require("event.path"), mark < 0 ? target : target.substring(0, mark));
    if (mark >= 0) {
      event.text(TYPE.require("event.query"), target.substring(mark + 1));
    }
    if (!protocol.isEmpty()) {
      event.text(TYPE.require("event.protocol"), protocol);
    }
    if (!body.isEmpty()) {
      event.text(TYPE.require("event.body"), body);
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : headers) {
      byName.merge(
          header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
    }
    optional(event, "client.agent", byName.get("user-agent"));
    optional(event, "event.referrer", byName.get("referer"));
    optional(event, "event.host", byName.get("host"));
    return event
        .map(TYPE.require("event.headers"), byName)
        .texts(TYPE.require("event.header_order"), headers.stream().map(Map.Entry::getKey).toList())
        .build();
  }

  private static void optional(EventBuilder event, String field, @Nullable String value) {
    if (value != null) {
      event.text(TYPE.require(field), value);
    }
  }
}
