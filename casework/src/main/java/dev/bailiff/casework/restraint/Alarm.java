package dev.bailiff.casework.restraint;

import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.outbox.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells other systems that a budget is used up. */
final class Alarm {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOPIC = "budget.used-up";

  private Alarm() {}

  /** What this entry of the audit log says, for each destination. */
  static List<Message> of(Deed deed, List<String> destinations) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("scope", deed.subject());
    content.put("rule", deed.actor().name());
    content.put("because", deed.because());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TOPIC);
    members.put("timestamp", deed.at().toString());
    members.put("data", content);
    String payload = JSON.writeValueAsString(members);
    String reference = deed.subject() + " " + deed.at();
    return destinations.stream()
        .map(to -> new Message(to, TOPIC, reference, "budget " + deed.subject(), payload))
        .toList();
  }
}
