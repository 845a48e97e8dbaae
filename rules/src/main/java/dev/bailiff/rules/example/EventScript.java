package dev.bailiff.rules.example;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events in short form: steps, each of which stands for one or more events.
 *
 * @param steps the steps in order of time
 */
public record EventScript(List<Step> steps) {
  /** A burst of requests is told in thousands; more belongs in a recording. */
  public static final int MOST_EVENTS = 100_000;

  public EventScript {
    steps = List.copyOf(steps);
  }

  /**
   * One or more events.
   *
   * @param type their type
   * @param time when the first happens; empty if that follows from the step before
   * @param after how long after the event before the first one happens
   * @param every how long after each other the further ones happen
   * @param repeat how many there are
   * @param settings the values of their fields
   */
  public record Step(
      EventType type,
      Optional<Instant> time,
      Duration after,
      Duration every,
      int repeat,
      List<Setting> settings) {
    public Step {
      settings = List.copyOf(settings);
    }
  }

  /** The value of a field, in which {@code {n}} stands for the number of the event in its step. */
  public record Setting(Field field, YamlNode value) {}

  /** How many events it stands for. */
  public int size() {
    return steps.stream().mapToInt(Step::repeat).sum();
  }

  /** The events; a value that does not fit its field is a problem. */
  public List<Event> events(Problems problems) {
    return expand(Integer.MAX_VALUE, problems);
  }

  /** Notes what is wrong with the first event of each step. */
  void check(Problems problems) {
    expand(1, problems);
  }

  private List<Event> expand(int mostOfStep, Problems problems) {
    List<Event> events = new ArrayList<>();
    Instant time = Instant.EPOCH;
    for (Step step : steps) {
      for (int n = 0; n < Math.min(step.repeat(), mostOfStep); n++) {
        Instant before = time;
        time = n > 0 ? before.plus(step.every()) : step.time().orElse(before).plus(step.after());
        EventBuilder event =
            Event.of(step.type(), String.valueOf(events.size() + 1), "example", time);
        for (Setting setting : step.settings()) {
          FieldValue.set(event, setting, n, problems);
        }
        events.add(event.build());
      }
    }
    return events;
  }
}
