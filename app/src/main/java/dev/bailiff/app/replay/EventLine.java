package dev.bailiff.app.replay;

import dev.bailiff.app.html.Shown;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;

/**
 * An event in one line for people. Secrets and bodies stay out, and so does what a terminal would
 * obey.
 */
final class EventLine {
  private static final int LONGEST = 160;

  private EventLine() {}

  static String of(Event event) {
    String line =
        switch (event.type().name()) {
          case "http.request" -> request(event);
          case "auth.attempt" -> attempt(event);
          default -> other(event);
        };
    return Shown.of(line, LONGEST);
  }

  private static String request(Event event) {
    return text(event, "client.ip", "?")
        + " "
        + text(event, "event.method", "?")
        + " "
        + text(event, "event.path", "?")
        + event.text("event.query").map(query -> "?" + query).orElse("")
        + " -> "
        + text(event, "event.status", "?")
        + event.text("client.agent").map(agent -> " \"" + agent + "\"").orElse("");
  }

  private static String attempt(Event event) {
    return text(event, "client.ip", "?")
        + " signs in as `"
        + text(event, "account.id", "?")
        + "` by "
        + text(event, "event.method", "?")
        + " -> "
        + text(event, "event.outcome", "?")
        + event.text("event.reason").map(reason -> " (" + reason + ")").orElse("");
  }

  private static String other(Event event) {
    StringBuilder line = new StringBuilder(event.type().name());
    for (Field field : event.type().fields()) {
      if (!field.isPayload() && event.has(field) && line.length() < LONGEST) {
        line.append(' ').append(field.path()).append('=').append(event.value(field));
      }
    }
    return line.toString();
  }

  private static String text(Event event, String path, String absent) {
    return event.text(path).orElse(absent);
  }
}
