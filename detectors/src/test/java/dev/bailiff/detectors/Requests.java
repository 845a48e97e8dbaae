package dev.bailiff.detectors;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.service.RobotsRules;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests for tests, and what detectors see in them. */
final class Requests {
  static final EventType TYPE = EventTypes.HTTP_REQUEST;

  /** A site that tells robots what they may read. */
  private static final Services SITE =
      new Services(
          List.of(),
          List.of(),
          Map.of(
              "www.example.com",
              new RobotsRules(
                  List.of(
                      new RobotsRules.Group(
                          List.of("*"),
                          List.of(
                              new RobotsRules.Line("/search", false),
                              new RobotsRules.Line("/search/help", true),
                              new RobotsRules.Line("/*.zip$", false)))))));

  private Requests() {}

  /** A request for a path, with what follows the first question mark as its query. */
  static Event target(String target) {
    int mark = target.indexOf('?');
    EventBuilder event =
        bare().text(TYPE.require("event.path"), mark < 0 ? target : target.substring(0, mark));
    return (mark < 0 ? event : event.text(TYPE.require("event.query"), target.substring(mark + 1)))
        .build();
  }

  /** A request with one more field. */
  static Event with(String field, String value) {
    EventBuilder event = bare();
    if (!field.equals("event.path")) {
      event.text(TYPE.require("event.path"), "/");
    }
    if (!field.equals("client.agent")) {
      event.text(TYPE.require("client.agent"), "acme-crawler");
    }
    return event.text(TYPE.require(field), value).build();
  }

  /** A request with header fields, each on a line of its own. */
  static Event headers(String lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines.split("\n", -1)) {
      int colon = line.indexOf(':');
      fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return bare()
        .text(TYPE.require("event.path"), "/")
        .text(TYPE.require("event.protocol"), "HTTP/1.1")
        .map(TYPE.require("event.headers"), fields)
        .build();
  }

  static List<Signal> signals(Detector detector, Event event) {
    List<Signal> signals = new ArrayList<>();
    detector
        .under(SITE)
        .on(event.type())
        .ifPresent(detection -> detection.detect(event, Facts.MISSING, signals::add));
    return signals;
  }

  private static EventBuilder bare() {
    return Event.at(TYPE, "test", 1, 0).text(TYPE.require("event.method"), "GET");
  }
}
