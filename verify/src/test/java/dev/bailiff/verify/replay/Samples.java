package dev.bailiff.verify.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.event.Event;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What ships: the policy and the sample logs. */
final class Samples {
  private Samples() {}

  static LoadedPolicy policy() {
    return PolicyOpening.require(
        root().resolve("policy"), new PrintWriter(System.err, true, UTF_8));
  }

  /** The events of all sample logs, in order of time. */
  static List<Event> events() {
    List<Event> events = new ArrayList<>();
    ReadOptions options = ReadOptions.at(Instant.parse("2026-01-01T00:00:00Z"));
    List<String> logs = List.of(root().resolve("samples").toString());
    try (LogSources sources = LogSources.find(logs, options, InputStream.nullInputStream())) {
      for (List<Event> batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        events.addAll(batch);
      }
    }
    return events;
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("samples"))) {
      Path above = here.getParent();
      if (above == null) {
        throw new IllegalStateException("not run from within the project");
      }
      here = above;
    }
    return here;
  }
}
