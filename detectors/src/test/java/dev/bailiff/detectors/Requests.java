package dev.bailiff.detectors;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** Requests for tests, and what detectors see in them. */
final class Requests {
  static final EventType TYPE = EventTypes.HTTP_REQUEST;

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
    return event.text(TYPE.require(field), value).build();
  }

  static List<Signal> signals(Detector detector, Event event) {
    List<Signal> signals = new ArrayList<>();
    detector
        .on(event.type())
        .ifPresent(detection -> detection.detect(event, Facts.MISSING, signals::add));
    return signals;
  }

  private static EventBuilder bare() {
    return Event.at(TYPE, "test", 1, 0).text(TYPE.require("event.method"), "GET");
  }
}
