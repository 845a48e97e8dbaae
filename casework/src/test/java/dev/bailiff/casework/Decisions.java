package dev.bailiff.casework;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decisions as the engine makes them. */
public final class Decisions {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Decisions() {}

  public static EntityRef account(String id) {
    return new EntityRef(Entity.ACCOUNT, id);
  }

  /** A rule with this id that asks for one thing. */
  public static Asking rule(String id, ActionKind kind, Duration duration) {
    return new Asking(id, kind, Optional.empty(), Optional.of(duration));
  }

  public static Asking rule(String id, ActionKind kind) {
    return new Asking(id, kind, Optional.empty(), Optional.empty());
  }

  public static Decision uneventful(Instant time, String account) {
    return new Decision(
        event(time, account),
        Verdict.ALLOW,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "v1");
  }

  /** What a rule asks for when it fires. */
  public record Asking(
      String rule, ActionKind kind, Optional<String> name, Optional<Duration> duration) {
    public Asking named(String text) {
      return new Asking(rule, kind, Optional.of(text), duration);
    }

    public Decision on(Instant time, String account, EntityRef... others) {
      Event event = event(time, account);
      List<EntityRef> targets =
          kind.targets() == 0
              ? List.of()
              : Stream.concat(Stream.of(account(account)), Stream.of(others)).toList();
      Action action = new Action(kind, targets, name, duration.map(time::plus), rule);
      ActionSpec declared =
          new ActionSpec(kind, targets.stream().map(EntityRef::entity).toList(), name, duration);
      RuleSpec spec =
          new RuleSpec(
              rule,
              rule.substring(0, rule.indexOf('/')),
              Set.of(event.type().name()),
              "true",
              "too often",
              List.of(declared),
              Mode.ENFORCE,
              Optional.empty(),
              OnUnknown.ALLOW,
              Notify.ACCOUNT);
      return new Decision(
          event,
          kind.verdict(),
          List.of(new Finding(spec, "too often", List.of(), List.of())),
          List.of(),
          List.of(),
          List.of(action),
          List.of(),
          "v1");
    }
  }

  private static Event event(Instant time, String account) {
    var type = EventTypes.AUTH_ATTEMPT;
    return Event.of(type, account + "@" + time, "test", time)
        .text(type.field("event.outcome").orElseThrow(), "failure")
        .text(type.field("account.id").orElseThrow(), account)
        .text(type.field("account.email").orElseThrow(), account + "@example.com")
        .build();
  }
}
