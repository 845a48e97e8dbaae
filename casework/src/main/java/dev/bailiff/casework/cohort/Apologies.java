package dev.bailiff.casework.cohort;

import dev.bailiff.casework.Turn;
import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.outbox.Message;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What those are told whom a rule restricted wrongly: a letter, if it is known where to write to,
 * and a message to each destination, whose system may know better how to reach them. The same
 * cohort is apologised for once to each.
 */
public final class Apologies {
  /** What their messages are of. */
  public static final String TOPIC = "apology";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> destinations;
  private final Letters letters;

  /** Writes to people. */
  @FunctionalInterface
  public interface Letters {
    /** Nobody is written to. */
    Letters NONE = (_, _, _, _) -> false;

    /**
     * Leaves a letter to be sent, once for each reference.
     *
     * @param from when the rule began to act against them
     * @return whether it is known where to write to
     */
    boolean apologise(Turn turn, EntityRef recipient, String reference, Instant from);
  }

  /** Apologies through these destinations, and by letter. */
  public Apologies(List<String> destinations, Letters letters) {
    this.destinations = List.copyOf(destinations);
    this.letters = letters;
  }

  /** Queues what one entity is told about what was undone; false if nobody can tell them. */
  boolean queue(Turn turn, EntityRef entity, Cohort cohort, List<Enforcement> undone) {
    String reference = reference(entity, cohort);
    Outbox.add(turn.sql(), messages(entity, cohort, undone, reference, turn.now()), turn.now());
    boolean written = letters.apologise(turn, entity, reference, undone.getFirst().begins());
    return written || !destinations.isEmpty();
  }

  private List<Message> messages(
      EntityRef entity, Cohort cohort, List<Enforcement> undone, String reference, Instant now) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TOPIC);
    members.put("timestamp", now.toString());
    members.put("data", content(entity, cohort, undone));
    String payload = JSON.writeValueAsString(members);
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
