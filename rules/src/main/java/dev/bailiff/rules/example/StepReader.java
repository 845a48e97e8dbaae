package dev.bailiff.rules.example;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.rules.example.EventScript.Setting;
import dev.bailiff.rules.example.EventScript.Step;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.Suggestion;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Entry;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the events of an example: each is laid over what all of them have in common. */
final class StepReader {
  static final List<String> GIVEN_KEYS = List.of("type", "time", "data");
  static final List<String> STEP_KEYS =
      List.of("type", "time", "after", "every", "repeat", "data", "note");

  /** What passes between two events unless something else is said. */
  private static final Duration USUAL_GAP = Duration.ofSeconds(1);

  private static final Duration LONGEST_GAP = Duration.ofDays(366);
  private static final List<String> TYPES = EventTypes.all().stream().map(EventType::name).toList();

  private final Optional<Section> given;
  private final Problems problems;
  private boolean isFirst = true;

  StepReader(Optional<Section> given, Problems problems) {
    this.given = given;
    this.problems = problems;
  }

  /** The step that a node describes; empty if it has no known type. */
  Optional<Step> read(YamlNode node) {
    return Section.of(node, "an event", STEP_KEYS, problems).flatMap(this::step);
  }

  private Optional<Step> step(Section section) {
    Optional<Text> named =
        section.text("type").or(() -> given.flatMap(common -> common.text("type")));
    if (named.isEmpty()) {
      problems.error(section.place(), "an event has no `type`", "give it here or under `given`");
      return Optional.empty();
    }
    Optional<EventType> type = EventTypes.named(named.get().value());
    if (type.isEmpty()) {
      problems.unknown("event type", named.get().value(), named.get().place(), TYPES);
      return Optional.empty();
    }
    Optional<Instant> time = time(section);
    Optional<Duration> after = duration(section, "after");
    Optional<Duration> every = duration(section, "every");
    Duration gap = after.or(() -> every).orElse(USUAL_GAP);
    boolean isTimed = time.isPresent();
    isFirst = false;
    return Optional.of(
        new Step(
            type.get(),
            time,
            isTimed ? after.orElse(Duration.ZERO) : gap,
            every.orElse(USUAL_GAP),
            repeat(section),
            settings(type.get(), section)));
  }

  private Optional<Instant> time(Section section) {
    Optional<Text> text = section.text("time");
    if (text.isEmpty() && isFirst) {
      text = given.flatMap(common -> common.text("time"));
      if (text.isEmpty()) {
        problems.error(section.place(), "the first event has no `time`", "give it under `given`");
      }
    }
    return text.flatMap(written -> Quantities.moment(written, problems));
  }

  private Optional<Duration> duration(Section section, String key) {
    return section
        .text(key)
        .flatMap(text -> Quantities.duration(text, Duration.ZERO, LONGEST_GAP, problems));
  }

  private int repeat(Section section) {
    return section
        .text("repeat")
        .flatMap(text -> Quantities.whole(text, 1, EventScript.MOST_EVENTS, problems))
        .orElse(1L)
        .intValue();
  }

  private List<Setting> settings(EventType type, Section section) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    given.flatMap(common -> common.node("data")).ifPresent(data -> lay(type, data, settings));
    section.node("data").ifPresent(data -> lay(type, data, settings));
    for (Field field : type.fields()) {
      if (field.required() && !settings.containsKey(field.path())) {
        problems.error(
            section.place(), "a `" + type.name() + "` event needs `" + inData(field) + "`");
      }
    }
    return List.copyOf(settings.values());
  }

  /** Puts values over those that are there; {@code ~} takes one away. */
  private void lay(EventType type, YamlNode data, Map<String, Setting> settings) {
    if (!(data instanceof Entries entries)) {
      problems.error(data.place(), "`data` is a mapping, not " + data.kind());
      return;
    }
    for (Entry entry : entries.entries()) {
      String key = entry.key().value();
      if (type.entities().contains(key) && entry.value() instanceof Entries attributes) {
        for (Entry attribute : attributes.entries()) {
          put(type, key + "." + attribute.key().value(), attribute, settings);
        }
      } else {
        put(type, Field.PAYLOAD + "." + key, entry, settings);
      }
    }
  }

  private void put(EventType type, String path, Entry entry, Map<String, Setting> settings) {
    Optional<Field> field = type.field(path);
    if (field.isEmpty()) {
      problems.error(
          entry.key().place(),
          "`" + type.name() + "` has no field `" + path + "`",
          Suggestion.instead(path, type.paths()));
    } else if (entry.value() instanceof Text text && text.isNothing()) {
      settings.remove(path);
    } else {
      settings.put(path, new Setting(field.get(), entry.value()));
    }
  }

  private static String inData(Field field) {
    return field.isPayload() ? field.name() : field.path();
  }
}
