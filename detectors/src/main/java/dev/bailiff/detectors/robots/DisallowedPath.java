package dev.bailiff.detectors.robots;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recognises requests that {@code robots.txt} forbids to a robot of that name. Whether it is a
 * robot that asks is for others to say; people may read everything.
 */
public final class DisallowedPath implements Detector {
  private static final String SIGNAL = "robots-disallowed";
  private static final int LONGEST_TARGET = 2_000;
  private static final int LONGEST_VALUE = 80;

  private final Services services;

  /** One that knows of no file. */
  public DisallowedPath() {
    this(Services.NONE);
  }

  private DisallowedPath(Services services) {
    this.services = services;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(SIGNAL, "a path that robots.txt keeps from robots of this name; its line"));
  }

  @Override
  public Detector under(Services known) {
    return known.robots().isEmpty() ? this : new DisallowedPath(known);
  }

  @Override
  public Optional<Detection> on(EventType type) {
    Optional<Field> path = type.field("event.path");
    Optional<Field> agent = type.field("client.agent");
    return services.robots().isEmpty() || path.isEmpty() || agent.isEmpty()
        ? Optional.empty()
        : Optional.of((event, facts, raise) -> detect(event, path.get(), agent.get(), raise));
  }

  private void detect(Event event, Field path, Field agent, Consumer<Signal> raise) {
    if (!event.has(path) || !event.has(agent)) {
      return;
    }
    String asked = event.text(path);
    String query = event.text("event.query").map(text -> "?" + text).orElse("");
    String target = asked + query;
    services
        .robots(event.text("event.host").orElse(""))
        .flatMap(rules ->
            rules.forbidding(
                event.text(agent), target.substring(0, Math.min(target.length(), LONGEST_TARGET))))
        .ifPresent(line -> {
          int end = Math.min(asked.length(), Evidence.MAX_EXCERPT);
          Evidence evidence = new Evidence(path.path(), 0, end, Excerpt.of(asked, 0, end));
          String value = line.substring(0, Math.min(line.length(), LONGEST_VALUE));
          raise.accept(new Signal(SIGNAL, 1, value, List.of(evidence)));
        });
  }
}
