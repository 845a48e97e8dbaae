package dev.bailiff.app.search;

import dev.bailiff.app.search.RelatedSearch.Shared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who shares values with an entity, the closest first. A value that {@code n} others have counts
 * {@code 1/n} for each of them, so that a device says much and an office's address little; one that
 * more than a hundred have says nothing.
 */
final class Related {
  static final int MOST_HOLDERS = 100;

  private static final int MOST_SHOWN = 10;
  private static final int MOST_COMMON = 20;

  private final RelatedSearch.Terms terms;
  private final Map<String, Relative> relatives = new HashMap<>();
  private final List<Shared> common = new ArrayList<>();
  private long events;
  private long leftOut;
  private @Nullable Instant stoppedAt;

  Related(RelatedSearch.Terms terms) {
    this.terms = terms;
  }

  private static final class Relative {
    private final List<Share> shared = new ArrayList<>();
    private double score;
  }

  /** A value that two have, and that so many have beside the entity that is asked about. */
  private record Share(Shared value, int others) {
    Map<String, Object> members() {
      return Map.of("field", value.field(), "value", value.value(), "others", others);
    }
  }

  /** Counts an event that names the entity. */
  void seen() {
    events++;
  }

  /** Counts a value for which there is no room. */
  void leftOut() {
    leftOut++;
  }

  void stoppedAt(Instant time) {
    stoppedAt = time;
  }

  /** Says who else has a value. */
  void shared(Shared value, Set<String> holders) {
    if (holders.size() > MOST_HOLDERS) {
      common.add(value);
      return;
    }
    for (String holder : holders) {
      Relative relative = relatives.computeIfAbsent(holder, _ -> new Relative());
      relative.score += 1.0 / holders.size();
      relative.shared.add(new Share(value, holders.size()));
    }
  }

  /** The result as JSON has it. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("events", events);
    if (stoppedAt != null) {
      members.put("stopped_at", stoppedAt.toString());
    }
    members.put("relatives", relatives.size());
    members.put(
        "related",
        relatives.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Relative>>comparingDouble(it -> -it.getValue().score)
                    .thenComparing(Map.Entry::getKey))
            .limit(terms.limit())
            .map(it -> shown(it.getKey(), it.getValue()))
            .toList());
    members.put("common", common.stream().limit(MOST_COMMON).map(Related::shown).toList());
    members.put("values_left_out", leftOut);
    return members;
  }

  private Map<String, Object> shown(String id, Relative relative) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("entity", terms.entity().entity().label());
    shown.put("id", id);
    shown.put("score", Math.round(relative.score * 1_000) / 1_000.0);
    shown.put(
        "shared",
        relative.shared.stream()
            .sorted(Comparator.comparingInt(Share::others))
            .limit(MOST_SHOWN)
            .map(Share::members)
            .toList());
    return shown;
  }

  private static Map<String, Object> shown(Shared value) {
    return Map.of("field", value.field(), "value", value.value());
  }
}
