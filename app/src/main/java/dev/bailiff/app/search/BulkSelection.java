package dev.bailiff.app.search;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.casework.desk.Order;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** On whom an act on all that a search finds would fall, in bounded memory. */
final class BulkSelection implements Finds {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Ten times what one act may have, so that it can be said how far it is beyond. */
  private static final int MOST = 10_000;

  private static final int MOST_SHOWN = 20;
  private static final int MOST_PROTECTED_SHOWN = 100;

  private final ActionSpec action;
  private final SearchTerms terms;
  private final Shielding shielding;
  private final Map<List<EntityRef>, Long> targets = new LinkedHashMap<>();
  private final Map<List<EntityRef>, String> shielded = new LinkedHashMap<>();
  private long searched;
  private long found;
  private long unsaid;
  private long untargeted;
  private boolean isMore;
  private @Nullable Instant stoppedAt;

  BulkSelection(ActionSpec action, SearchTerms terms, Shielding shielding) {
    this.action = action;
    this.terms = terms;
    this.shielding = shielding;
  }

  @Override
  public void found(DecidedEvent decided, Event event, Facts facts) throws IOException {
    searched++;
    if (terms.rule().isPresent()
        && !SearchResult.rules(JSON.readTree(decided.json())).contains(terms.rule().get())) {
      return;
    }
    found++;
    List<EntityRef> aimedAt = aimedAt(event);
    if (aimedAt.isEmpty()) {
      untargeted++;
      return;
    }
    Optional<String> shield = shielding.against(action, event);
    if (shield.isPresent()) {
      keep(shielded, aimedAt, shield.get());
    } else {
      keep(targets, aimedAt, targets.getOrDefault(aimedAt, 0L) + 1);
    }
  }

  private <T> void keep(Map<List<EntityRef>, T> known, List<EntityRef> who, T value) {
    if (known.size() < MOST || known.containsKey(who)) {
      known.put(who, value);
    } else {
      isMore = true;
    }
  }

  /** What is done to content is aimed at that of the event. */
  private List<EntityRef> aimedAt(Event event) {
    List<Entity> kinds = action.targets().isEmpty() ? List.of(Entity.CONTENT) : action.targets();
    List<EntityRef> aimedAt = new ArrayList<>();
    for (Entity kind : kinds) {
      Optional<EntityRef> ref = event.entity(kind);
      if (ref.isEmpty()) {
        return List.of();
      }
      aimedAt.add(ref.get());
    }
    return List.copyOf(aimedAt);
  }

  @Override
  public void passedOver() {
    searched++;
  }

  @Override
  public void unsaid() {
    searched++;
    unsaid++;
  }

  @Override
  public void stoppedAt(Instant time) {
    stoppedAt = time;
  }

  /** Those on whom it falls; who was protected in one event is not among them. */
  List<List<EntityRef>> targets() {
    return targets.keySet().stream().filter(who -> !shielded.containsKey(who)).toList();
  }

  /** What keeps the act from being one on all that were looked for, in words. */
  Optional<String> obstacle(int atMost) {
    if (stoppedAt != null) {
      return Optional.of("there was no time for what was received after " + stoppedAt);
    }
    int many = targets().size();
    if (isMore || many > atMost) {
      return Optional.of(
          "it falls on %,d%s, and is to fall on %,d at most"
              .formatted(many, isMore ? " or more" : "", atMost));
    }
    return many == 0 ? Optional.of("it falls on nobody") : Optional.empty();
  }

  List<Order> orders() {
    return targets().stream()
        .map(who -> new Order(new Measure(action.kind(), who, action.name()), action.duration()))
        .toList();
  }

  /** The selection as JSON has it. */
  Map<String, Object> members(int atMost) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("do", action.toString());
    members.put("since", terms.since().toString());
    members.put("until", terms.until().toString());
    members.put("searched", searched);
    members.put("found", found);
    members.put("unsaid", unsaid);
    members.put("untargeted", untargeted);
    List<List<EntityRef>> fallsOn = targets();
    members.put("targets", fallsOn.size());
    members.put("at_most", atMost);
    obstacle(atMost).ifPresent(it -> members.put("obstacle", it));
    members.put(
        "shown",
        fallsOn.stream()
            .limit(MOST_SHOWN)
            .map(who -> Map.of("targets", ids(who), "events", targets.getOrDefault(who, 0L)))
            .toList());
    members.put("protected", shielded.size());
    members.put(
        "spared",
        shielded.entrySet().stream()
            .limit(MOST_PROTECTED_SHOWN)
            .map(it -> Map.of("targets", ids(it.getKey()), "because", it.getValue()))
            .toList());
    return members;
  }

  private static List<String> ids(List<EntityRef> who) {
    return who.stream().map(EntityRef::toString).toList();
  }
}
