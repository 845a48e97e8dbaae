package dev.bailiff.app.simulate;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * An event before it is sent.
 *
 * @param timeMillis when it happens
 * @param type its type
 * @param fields its payload and entities, in the shape of a CloudEvent's data
 * @param label what kind of client or account it comes from
 * @param actor who is behind it
 */
public record SimulatedEvent(
    long timeMillis, String type, Map<String, Object> fields, Label label, String actor) {
  public SimulatedEvent {
    requireNonNull(type, "type");
    fields = Map.copyOf(fields);
    requireNonNull(label, "label");
    requireNonNull(actor, "actor");
  }
}
