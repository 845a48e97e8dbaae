package dev.bailiff.verify.detectors;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests for measurements: lines of an access log, and single parameters. */
final class AccessLines {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  private static final Pattern COMBINED =
      Pattern.compile("[^\"]*\"(\\S+) (\\S+)[^\"]*\" \\S+ \\S+ \"([^\"]*)\" \"([^\"]*)\"?.*");

  private AccessLines() {}

  /** The requests of a log in the combined format; malformed lines are left out. */
  static List<Event> read(Path log) throws IOException {
    List<Event> events = new ArrayList<>();
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      Matcher parts = COMBINED.matcher(line);
      if (parts.matches()) {
        EventBuilder event = request(parts.group(2));
        event.text(TYPE.require("event.method"), parts.group(1));
        if (!parts.group(3).equals("-")) {
          event.text(TYPE.require("event.referrer"), parts.group(3));
        }
        if (!parts.group(4).equals("-")) {
          event.text(TYPE.require("client.agent"), parts.group(4));
        }
        events.add(event.build());
      }
    }
    return events;
  }

  /** A request for a target. */
  static Event target(String target) {
    return request(target).text(TYPE.require("event.method"), "GET").build();
  }

  private static EventBuilder request(String target) {
    int mark = target.indexOf('?');
    EventBuilder event =
        Event.at(TYPE, "log", 1, 0)
            .text(TYPE.require("event.path"), mark < 0 ? target : target.substring(0, mark));
    return mark < 0 ? event : event.text(TYPE.require("event.query"), target.substring(mark + 1));
  }

  /** The creation of an issue with a description, given as a JSON string. */
  static Event issue(String description) {
    return Event.at(TYPE, "report", 1, 0)
        .text(TYPE.require("event.method"), "POST")
        .text(TYPE.require("event.path"), "/rest/api/issue")
        .map(TYPE.require("event.headers"), Map.of("content-type", "application/json"))
        .text(
            TYPE.require("event.body"),
            "{\"fields\":{\"summary\":\"Please look\",\"description\":" + description + "}}")
        .build();
  }
}
