package dev.bailiff.rules.load;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads names of event types. */
final class EventTypeReader {
  private static final List<String> NAMES = EventTypes.all().stream().map(EventType::name).toList();

  private EventTypeReader() {}

  /** The event types under the key {@code on}. */
  static List<EventType> on(Section section, Problems problems) {
    List<EventType> types = new ArrayList<>();
    for (Text name : section.requiredTexts("on")) {
      Optional<EventType> type = EventTypes.named(name.value());
      if (type.isEmpty()) {
        problems.unknown("event type", name.value(), name.place(), NAMES);
      } else if (types.contains(type.get())) {
        problems.error(name.place(), "`" + name.value() + "` is listed twice");
      } else {
        types.add(type.get());
      }
    }
    return types;
  }
}
