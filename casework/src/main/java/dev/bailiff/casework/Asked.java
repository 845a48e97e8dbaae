package dev.bailiff.casework;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The enforcements that a decision asks for. */
final class Asked {
  /** So long does a warning count as given; the same rule warns the same entity again after it. */
  static final Duration WARNING_HOLDS = Duration.ofDays(1);

  private final String journal;
  private final Decided decided;
  private final Instant recorded;

  private Asked(String journal, Decided decided, Instant recorded) {
    this.journal = journal;
    this.decided = decided;
    this.recorded = recorded;
  }

  /** In the order of the decision's actions. */
  static List<Enforcement> by(String journal, Decided decided, Instant recorded) {
    Asked asked = new Asked(journal, decided, recorded);
    List<Action> actions = decided.decision().actions();
    List<Enforcement> enforcements = new ArrayList<>(actions.size());
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).kind().lasts()) {
        enforcements.add(asked.enforcement(actions.get(i), i));
      }
    }
    return enforcements;
  }

  private Enforcement enforcement(Action action, int position) {
    Decision decision = decided.decision();
    Event event = decision.event();
    Optional<Finding> finding =
        decision.determining().stream()
            .filter(it -> it.rule().id().equals(action.rule()))
            .findFirst();
    return new Enforcement(
        journal + "." + decided.sequence() + "." + position,
        new Measure(action.kind(), targets(action, event), action.name()),
        event.time(),
        ends(action, event.time()),
        recorded,
        new Cause(
            Actor.rule(action.rule()),
            finding.map(it -> it.rule().clause()),
            finding.map(Finding::because).orElse(""),
            Optional.of(new Cause.Occasion(event.source(), event.id(), decision.policyVersion()))),
        Optional.empty());
  }

  /** Actions on content name no target; they are aimed at the content of the event. */
  private static List<EntityRef> targets(Action action, Event event) {
    return action.kind().targets() > 0
        ? action.targets()
        : event.entity(Entity.CONTENT).stream().toList();
  }

  private static Optional<Instant> ends(Action action, Instant begins) {
    return action.kind() == ActionKind.WARN
        ? Optional.of(begins.plus(WARNING_HOLDS))
        : action.until();
  }
}
