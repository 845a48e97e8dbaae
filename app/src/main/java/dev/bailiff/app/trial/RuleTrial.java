package dev.bailiff.app.trial;

import dev.bailiff.casework.hindsight.Hindsight;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one rule did, and would do under another policy. */
final class RuleTrial {
  private static final int SAMPLES = 5;

  /** Of fewer, one more or less changes the share by more than five in a hundred. */
  private static final int ENOUGH = 20;

  /** Past this many it is enough to know that there are more. */
  private static final int MOST_ACCOUNTS = 100_000;

  private final Set<EntityRef> hit = new HashSet<>();
  private final List<Map<String, Object>> samples = new ArrayList<>();
  private final Map<EntityRef, Hindsight> reviewed = new HashMap<>();
  private long acted;
  private long acts;
  private long gained;
  private long lost;
  private long saw;
  private long sees;

  /** Counts an event on which the rule acted, or would. */
  void acts(boolean didAct, boolean wouldAct, Decision now, String because) {
    acted += didAct ? 1 : 0;
    acts += wouldAct ? 1 : 0;
    lost += didAct && !wouldAct ? 1 : 0;
    if (wouldAct && !didAct) {
      gained++;
      now.event()
          .entity(Entity.ACCOUNT)
          .or(() -> now.event().entity(Entity.CLIENT))
          .ifPresent(who -> {
            if (hit.size() < MOST_ACCOUNTS) {
              hit.add(who);
            }
          });
      if (samples.size() < SAMPLES) {
        samples.add(sample(now, because));
      }
    }
  }

  /** Remembers what people found of somebody on whom the rule would act; the latest counts. */
  void reviewed(Hindsight found) {
    if (reviewed.size() < MOST_ACCOUNTS || reviewed.containsKey(found.subject())) {
      reviewed.merge(
          found.subject(),
          found,
          (one, other) -> other.judged().isBefore(one.judged()) ? one : other);
    }
  }

  /** Counts an event on which it fired and only observed. */
  void saw() {
    saw++;
  }

  /** Counts an event on which it would fire and only observe. */
  void sees() {
    sees++;
  }

  private static Map<String, Object> sample(Decision now, String because) {
    Map<String, Object> sample = new LinkedHashMap<>();
    sample.put("id", now.event().id());
    sample.put("source", now.event().source());
    sample.put("time", now.event().time().toString());
    for (Entity entity : List.of(Entity.CLIENT, Entity.ACCOUNT)) {
      now.event().entity(entity).ifPresent(ref -> sample.put(entity.label(), ref.id()));
    }
    sample.put("because", because);
    return sample;
  }

  Map<String, Object> members(String id, Optional<Rule> rule, boolean withSamples) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("rule", id);
    members.put(
        "mode",
        rule.map(each -> each.spec().mode().name().toLowerCase(Locale.ROOT)).orElse("gone"));
    members.put("acted", acted);
    members.put("acts", acts);
    members.put("gained", gained);
    members.put("lost", lost);
    members.put("observed", saw);
    members.put("observes", sees);
    members.put("newly_hit", hit.size());
    members.put("reviewed", hindsight());
    if (withSamples) {
      members.put("samples", List.copyOf(samples));
    }
    return members;
  }

  /** A share is said only of enough; people look at some and not at others, by no lot. */
  Map<String, Object> hindsight() {
    long innocent = reviewed.values().stream().filter(Hindsight::isInnocent).count();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("subjects", reviewed.size());
    members.put("innocent", innocent);
    members.put("enough", reviewed.size() >= ENOUGH);
    if (reviewed.size() >= ENOUGH) {
      members.put("false_positive_share", (double) innocent / reviewed.size());
    }
    return members;
  }
}
