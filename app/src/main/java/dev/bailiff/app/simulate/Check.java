package dev.bailiff.app.simulate;

import static java.util.Objects.requireNonNull;

import dev.bailiff.app.reader.LogFormat;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Decides all lines of a day under a policy, and compares with what their clients really are. */
public final class Check {
  private Check() {}

  /** The outcome for each label, in the order of labels. */
  public static List<Outcome> of(Day day, LoadedPolicy loaded) {
    Map<Label, Outcome> outcomes = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      if (label.isInLogs()) {
        outcomes.put(label, new Outcome(label));
      }
    }
    Engine engine = new Engine(loaded.policy(), Detectors.all(), loaded.policy().newTables());
    DayStream log = new DayStream(day);
    ReadOptions options = ReadOptions.at(day.start()).withFormat(LogFormat.COMBINED);
    try (LogSources sources = LogSources.find(List.of("-"), options, log)) {
      for (var batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        for (Event event : batch) {
          LabelledLine line = log.given().remove(); // each line is an event, in the same order
          Decision decision = engine.decide(event, loaded.facts().about(event));
          requireNonNull(outcomes.get(line.label())).count(line.actor(), decision);
        }
      }
      if (sources.summary().malformed() > 0) {
        throw new IllegalStateException("the log holds lines that are no events");
      }
    }
    return List.copyOf(outcomes.values());
  }
}
