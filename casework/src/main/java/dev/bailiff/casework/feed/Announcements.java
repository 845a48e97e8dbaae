package dev.bailiff.casework.feed;

import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.outbox.Message;
import dev.bailiff.casework.outbox.Outbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells other systems of every change of an enforcement: in the feed, for those that ask, and by a
 * message to each destination. Stands behind all followers that begin or undo something.
 */
public final class Announcements implements Follower {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> destinations;
  private final Runnable whenCommitted;

  /**
   * @param destinations where messages go
   * @param whenCommitted wakes who delivers messages, whoever has written them
   */
  public Announcements(List<String> destinations, Runnable whenCommitted) {
    this.destinations = List.copyOf(destinations);
    this.whenCommitted = whenCommitted;
  }

  @Override
  public void follow(Turn turn) {
    List<Change> changes =
        Feed.append(turn.sql(), turn.ledger().begun(), turn.ledger().undone(), turn.now());
    Outbox.add(
        turn.sql(),
        changes.stream()
            .flatMap(change -> destinations.stream().map(to -> message(to, change)))
            .toList(),
        turn.now());
  }

  @Override
  public void committed() {
    whenCommitted.run();
  }

  private static Message message(String destination, Change change) {
    String topic = "enforcement." + change.kind().label();
    String id = change.enforcement().id();
    String whole = payload(topic, change, change.members());
    String payload = Message.fits(whole) ? whole : payload(topic, change, change.outline());
    return new Message(destination, topic, id, id, payload);
  }

  private static String payload(String topic, Change change, Map<String, Object> content) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", topic);
    members.put("timestamp", change.at().toString());
    members.put("data", content);
    return JSON.writeValueAsString(members);
  }
}
