package dev.bailiff.casework.incoming;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event that is being made of a form. */
final class Draft {
  private final EventType type;
  private final EventBuilder event;

  Draft(EventType type, String id, String source, Instant time) {
    this.type = type;
    this.event = Event.of(type, id, source, time);
  }

  Draft text(String path, String value) {
    event.text(type.require(path), value);
    return this;
  }

  Draft text(String path, Optional<String> value) {
    value.ifPresent(it -> text(path, it));
    return this;
  }

  Draft texts(String path, List<String> values) {
    if (!values.isEmpty()) {
      event.texts(type.require(path), values);
    }
    return this;
  }

  Draft flag(String path, boolean value) {
    event.flag(type.require(path), value);
    return this;
  }

  Event event() {
    return event.build();
  }
}
