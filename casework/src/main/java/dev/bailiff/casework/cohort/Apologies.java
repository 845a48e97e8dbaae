package dev.bailiff.casework.cohort;

import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.outbox.Message;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What those are told whom a rule restricted wrongly: a message to each destination, whose system
 * knows how to reach them. The same cohort is apologised for once to each.
 */
public final class Apologies {
  /** What their messages are of. */
  public static final String TOPIC = "apology";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> destinations;

  /** Apologies through these destinations. */
  public Apologies(List<String> destinations) {
    this.destinations = List.copyOf(destinations);
  }

  /** The messages to one entity about what was undone. */
  List<Message> to(
      DSLContext sql, EntityRef entity, Cohort cohort, List<Enforcement> undone, Instant now) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TOPIC);
    members.put("timestamp", now.toString());
    members.put("data", content(entity, cohort, undone));
    String payload = JSON.writeValueAsString(members);
    String reference = reference(entity, cohort);
    return destinations.stream()
        .map(to -> new Message(to, TOPIC, reference, entity.toString(), payload))
        .toList();
  }

  private static Map<String, Object> content(
      EntityRef entity, Cohort cohort, List<Enforcement> undone) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("entity", entity.toString());
    content.put("rule", cohort.rule());
    undone.getFirst().cause().clause().ifPresent(clause -> content.put("clause", clause));
    content.put("enforcements", undone.stream().map(Enforcement::id).toList());
    content.put(
        "actions", undone.stream().map(it -> it.measure().kind().label()).distinct().toList());
    content.put("from", undone.getFirst().begins().toString());
    return content;
  }

  private static String reference(EntityRef entity, Cohort cohort) {
    return Digest.begin()
        .add(entity.toString())
        .add(cohort.rule())
        .add(cohort.version().orElse(null))
        .add(cohort.since().toEpochMilli())
        .add(cohort.until().toEpochMilli())
        .hex();
  }
}
