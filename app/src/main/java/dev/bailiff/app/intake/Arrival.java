package dev.bailiff.app.intake;

import dev.bailiff.core.event.Event;

/** An event that was sent, and the bytes that the journal is to keep of it. */
public final class Arrival {
  private final Event event;
  private final byte[] json;

  private Arrival(Event event, byte[] json) {
    this.event = event;
    this.json = json;
  }

  /** Writes the event down; done by who sends it, as the deciding thread has enough to do. */
  public static Arrival of(Event event) {
    return new Arrival(event, EventRecord.json(event));
  }

  public Event event() {
    return event;
  }

  byte[] json() {
    return json;
  }
}
