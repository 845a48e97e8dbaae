package dev.bailiff.casework.restraint;

import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.channel.Mail;
import dev.bailiff.casework.outbox.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells other systems, and people who keep the service, that a budget is used up. */
final class Alarm {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOPIC = "budget.used-up";

  private Alarm() {}

  /** What this entry of the audit log says, for each who is told. */
  static List<Message> of(Deed deed, AlarmTo to) {
    List<Message> all = new ArrayList<>(messages(deed, to.systems()));
    for (String address : to.addresses()) {
      all.add(
          new Message(
              Mail.DESTINATION,
              TOPIC,
              reference(deed),
              "budget " + deed.subject(),
              mail(deed, address)));
    }
    return all;
  }

  private static List<Message> messages(Deed deed, List<String> destinations) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("scope", deed.subject());
    content.put("rule", deed.actor().name());
    content.put("because", deed.because());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TOPIC);
    members.put("timestamp", deed.at().toString());
    members.put("data", content);
    String payload = JSON.writeValueAsString(members);
    return destinations.stream()
        .map(to -> new Message(to, TOPIC, reference(deed), "budget " + deed.subject(), payload))
        .toList();
  }

  private static String reference(Deed deed) {
    return deed.subject() + " " + deed.at();
  }

  private static String mail(Deed deed, String address) {
    String subject = "Bailiff: the budget of " + deed.subject() + " is used up";
    String text =
        """
        %s
        At %s, by what rule %s did: %s.

        Look at what it does before its budget begins anew. `bailiff rule observe` stops a rule at
        once, `bailiff undo` takes back what it did.
        """
            .formatted(subject, deed.at(), deed.actor().name(), deed.because());
    return Mail.of(address, Locale.ENGLISH, subject, text, "").payload();
  }
}
