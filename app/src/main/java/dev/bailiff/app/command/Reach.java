package dev.bailiff.app.command;

import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.decision.Restraint.Protecting;
import dev.bailiff.core.decision.Restraint.Protecting.Shield;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.rules.facts.Labelling;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rules could act on those whom a policy protects. Whom people protect while the service runs
 * is not known here, so every kind of entity counts that bears a protecting label on file, and all
 * kinds if none does.
 */
final class Reach {
  private final LoadedPolicy loaded;
  private final Set<Entity> kinds;

  private Reach(LoadedPolicy loaded, Set<Entity> kinds) {
    this.loaded = loaded;
    this.kinds = kinds;
  }

  static Reach of(LoadedPolicy loaded) {
    Set<Entity> kinds = EnumSet.noneOf(Entity.class);
    for (Labelling labelling : loaded.facts().labels()) {
      if (loaded.restraint().protecting().contains(labelling.label())) {
        kinds.add(labelling.entity());
      }
    }
    return new Reach(loaded, kinds.isEmpty() ? EnumSet.allOf(Entity.class) : kinds);
  }

  /**
   * One line for each rule, below a line that says whom they reach; none if nobody is protected.
   */
  List<String> lines() {
    Set<String> protecting = new TreeSet<>(loaded.restraint().protecting());
    if (protecting.isEmpty()) {
      return List.of();
    }
    List<String> reaching = new ArrayList<>();
    for (Rule rule : loaded.policy().rules()) {
      List<String> withheld = withheld(rule.spec());
      if (!withheld.isEmpty()) {
        String mode = rule.spec().mode().name().toLowerCase(Locale.ROOT);
        reaching.add(
            "  %s (%s): %s".formatted(rule.spec().id(), mode, String.join(", ", withheld)));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "protected: %s; %s them and would open a case instead"
            .formatted(
                String.join(", ", protecting),
                reaching.size() == 1 ? "1 rule reaches" : reaching.size() + " rules reach"));
    lines.addAll(reaching);
    return lines;
  }

  private List<String> withheld(RuleSpec rule) {
    Set<String> named = new TreeSet<>();
    for (String type : rule.on()) {
      EventTypes.named(type).map(EventType::entities).ifPresent(named::addAll);
    }
    List<Shield> shields =
        kinds.stream()
            .filter(kind -> named.contains(kind.label()))
            .map(kind -> new Shield(new EntityRef(kind, "somebody"), "protected"))
            .toList();
    Protecting protecting = new Protecting(shields);
    return rule.actions().stream()
        .filter(action -> !protecting.lets(action))
        .map(ActionSpec::toString)
        .toList();
  }
}
