package dev.bailiff.detectors.agents;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.decoding.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Raises one signal when the client's agent string names a program of the kind looked for.
 *
 * @param signal the signal's name
 * @param recogniser finds the program
 * @param agent the field with the agent string
 */
public record AgentDetection(
    String signal, Function<String, Optional<AgentMatch>> recogniser, Field agent)
    implements Detection {

  /** The detection for events of this type, if they name a client. */
  public static Optional<Detection> on(
      EventType type, String signal, Function<String, Optional<AgentMatch>> recogniser) {
    return type.field("client.agent")
        .filter(field -> field.type() == FieldType.TEXT)
        .map(field -> new AgentDetection(signal, recogniser, field));
  }

  @Override
  public void detect(Event event, Facts facts, Consumer<Signal> raise) {
    if (event.has(agent)) {
      String text = event.text(agent);
      recogniser.apply(text).ifPresent(match -> raise.accept(signal(text, match)));
    }
  }

  @Override
  public List<Field> decidedBy() {
    return List.of(agent);
  }

  private Signal signal(String text, AgentMatch match) {
    return new Signal(
        signal,
        match.score(),
        match.name(),
        List.of(Excerpt.evidence(agent, text, match.start(), match.end())));
  }
}
