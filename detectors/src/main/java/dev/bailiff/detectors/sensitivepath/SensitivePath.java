package dev.bailiff.detectors.sensitivepath;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Decoded;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Recognises requests for files, panels and endpoints that visitors have no reason to ask for. */
public final class SensitivePath implements Detector {
  private static final String SIGNAL = "sensitive-path";

  private static final PathList LIST = PathList.read(SensitivePath.class, "paths.txt");

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(
            SIGNAL,
            "the path is one that is not meant for visitors; its class: vcs, secrets, backup,"
                + " admin, server-status, cms, shell or known-vulnerability"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return type.field("event.path").filter(field -> field.type() == FieldType.TEXT).map(Paths::new);
  }

  private record Paths(Field path) implements Detection {
    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      if (event.has(path)) {
        Decoded decoded = Decoded.of(event.text(path));
        LIST.find(decoded.text())
            .ifPresent(match ->
                raise.accept(
                    new Signal(
                        SIGNAL,
                        match.score(),
                        match.kind(),
                        List.of(decoded.evidence(path, match.start(), match.end())))));
      }
    }

    @Override
    public List<Field> decidedBy() {
      return List.of(path);
    }
  }
}
