package dev.bailiff.core.decision;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Equality;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Inputs;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureProgram;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.core.policy.RuleSpec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies written by hand over requests, with two counts: by address and by path. */
final class SmallPolicies {
  static final Field STATUS = EventTypes.HTTP_REQUEST.require("event.status");
  static final Field PATH = EventTypes.HTTP_REQUEST.require("event.path");
  static final Field ADDRESS = EventTypes.HTTP_REQUEST.require("client.ip");
  static final Field METHOD = EventTypes.HTTP_REQUEST.require("event.method");

  /** What a rule does in these policies: fires at a status, at a count, fails, breaks. */
  enum Shape {
    STATUS_404,
    MANY_BY_ADDRESS,
    MANY_BY_PATH,
    MISSING,
    BROKEN
  }

  /** One rule of a small policy. */
  record Sketch(Shape shape, ActionKind kind, Mode mode, OnUnknown unknown) {}

  private SmallPolicies() {}

  static Policy of(List<Sketch> sketches) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < sketches.size(); i++) {
      rules.add(rule(String.format("1.1/rule-%03d", i), sketches.get(i)));
    }
    return of(rules.toArray(Rule[]::new));
  }

  static Policy of(Rule... rules) {
    return new Policy(
        "test",
        "test",
        LocalDate.EPOCH,
        1 << 24,
        List.of(),
        List.of(count("by_address", 0, ADDRESS), count("by_path", 1, PATH)),
        List.of(rules),
        List.of(),
        0);
  }

  static Event request(int position, long timeMillis, String address, String path, int status) {
    return Event.at(EventTypes.HTTP_REQUEST, "test", position, timeMillis)
        .text(METHOD, "GET")
        .text(ADDRESS, address)
        .text(PATH, path)
        .integer(STATUS, status)
        .build();
  }

  static Rule rule(String id, Sketch sketch) {
    ActionSpec action =
        sketch.kind().targets() == 0
            ? new ActionSpec(sketch.kind(), List.of(), Optional.empty(), Optional.empty())
            : new ActionSpec(
                sketch.kind(),
                List.of(Entity.CLIENT),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(5)));
    RuleSpec spec =
        new RuleSpec(
            id,
            "1.1",
            Set.of("http.request"),
            sketch.shape().toString(),
            "because",
            List.of(action),
            sketch.mode(),
            Optional.empty(),
            sketch.unknown(),
            Notify.ACCOUNT);
    Condition condition = scope -> test(sketch.shape(), scope);
    List<Atom> atoms = sketch.shape() == Shape.STATUS_404 ? List.of(is404(condition)) : List.of();
    RuleProgram program =
        new RuleProgram(condition, atoms, List.of(), reads(sketch.shape()), scope -> "because");
    return new Rule(spec, Map.of("http.request", program));
  }

  private static Atom is404(Condition condition) {
    return new Atom(
        "event.status == 404",
        condition,
        1,
        Inputs.of(STATUS),
        Optional.of(new Equality(STATUS, Set.of(404L))));
  }

  private static List<Integer> reads(Shape shape) {
    return switch (shape) {
      case MANY_BY_ADDRESS -> List.of(0);
      case MANY_BY_PATH -> List.of(1);
      case STATUS_404, MISSING, BROKEN -> List.of();
    };
  }

  private static Truth test(Shape shape, Scope scope) {
    return switch (shape) {
      case STATUS_404 -> Truth.of(scope.event().bits(STATUS) == 404);
      case MANY_BY_ADDRESS -> Truth.of(scope.feature(0) > 3);
      case MANY_BY_PATH -> Truth.of(scope.feature(1) > 3);
      case MISSING -> {
        scope.fail(new Failure(Failure.Kind.MISSING_FIELD, "event.host"));
        yield Truth.UNKNOWN;
      }
      case BROKEN -> throw new IllegalStateException("broken on purpose");
    };
  }

  private static Feature count(String id, int index, Field by) {
    FeatureSpec spec =
        new FeatureSpec(
            id,
            new CountKind(Duration.ofMinutes(1)),
            Set.of("http.request"),
            List.of(by.path()),
            "event.status == 404",
            "");
    Condition where = scope -> Truth.of(scope.event().bits(STATUS) == 404);
    FeatureProgram program =
        new FeatureProgram(
            Optional.of(where),
            List.of(is404(where)),
            scope -> scope.event().text(by).hashCode() * 31L + index,
            s -> 1);
    return new Feature(spec, index, Map.of("http.request", program));
  }
}
