package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Inputs;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.Permit;
import dev.bailiff.core.event.PermitUse;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.core.signal.Signal;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The leaves of conditions: fields of the event, features, signals, labels and permits. */
final class Reading {
  private final Environment environment;
  private final Sharing sharing;
  private final Supplier<LimitReading> limits;

  /** Reads a feature that is a whole number or a moment. */
  record WholeFeature(int index) implements Expression {
    @Override
    public long bits(Scope scope) {
      return scope.feature(index);
    }
  }

  /** Reads a feature that is a fraction. */
  record FractionFeature(int index) implements DoubleCode {
    @Override
    public double value(Scope scope) {
      return Double.longBitsToDouble(scope.feature(index));
    }
  }

  /** Reads the score of a signal, 0 if it was not raised. */
  record SignalScore(int index) implements DoubleCode {
    @Override
    public double value(Scope scope) {
      Signal signal = scope.signal(index);
      return signal == null ? 0 : signal.score();
    }
  }

  Reading(Environment environment, Sharing sharing, Supplier<LimitReading> limits) {
    this.environment = environment;
    this.sharing = sharing;
    this.limits = limits;
  }

  boolean isGroup(String name) {
    return environment.isGroup(name);
  }

  /** What the value of an expression depends on. */
  Inputs inputs(CelExpr expression) {
    Set<Field> fields = new HashSet<>();
    Set<Integer> signals = new HashSet<>();
    Set<String> others = new HashSet<>();
    Trees.walk(
        expression,
        part -> {
          environment.signalRead(part).ifPresent(signals::add);
          if (!environment.featuresRead(part).isEmpty()) {
            others.add("feature");
          }
          if (Trees.isCall(part, Functions.HAS) || Trees.isCall(part, Functions.PERMITTED)) {
            others.add(part.call().function());
          }
          if (isDerived(part)) {
            others.add(part.select().operand().ident().name());
            fields.addAll(Derived.callFields(environment.type()));
          } else if (isGroupSelect(part)) {
            environment
                .type()
                .field(part.select().operand().ident().name() + "." + part.select().field())
                .ifPresentOrElse(fields::add, () -> others.add(Environment.EVENT_TIME));
          }
        });
    return new Inputs(fields, signals, others.isEmpty(), others.contains(Functions.PERMITTED));
  }

  private boolean isDerived(CelExpr expression) {
    return isGroupSelect(expression)
        && Derived.isGroup(expression.select().operand().ident().name());
  }

  private boolean isGroupSelect(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.SELECT
        && expression.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
        && isGroup(expression.select().operand().ident().name());
  }

  /** How a failure names what the expression reads. */
  String describe(CelExpr expression) {
    if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      return describe(expression.select().operand()) + "." + expression.select().field();
    }
    return expression.getKind() == CelExpr.ExprKind.Kind.IDENT ? expression.ident().name() : "list";
  }

  @Nullable Node field(String group, String name) {
    if (Derived.isGroup(group)) {
      return derived(group, name);
    }
    String path = group + "." + name;
    Optional<Field> declared = environment.type().field(path);
    if (declared.isEmpty()) {
      return path.equals(Environment.EVENT_TIME)
          ? Node.longs(Kind.TIME, Cost.FIELD, false, scope -> scope.event().timeMillis())
          : null;
    }
    Field field = declared.get();
    Failure missing = new Failure(Failure.Kind.MISSING_FIELD, path);
    return switch (field.type()) {
      case TEXT -> Node.text(Cost.FIELD, false, text(field, missing)).reading(field);
      case INTEGER -> Node.longs(Kind.INT, Cost.FIELD, false, bits(field, missing)).reading(field);
      case TIME -> Node.longs(Kind.TIME, Cost.FIELD, false, bits(field, missing)).reading(field);
      case NUMBER -> {
        Expression bits = bits(field, missing);
        DoubleCode code = scope -> Double.longBitsToDouble(bits.bits(scope));
        yield Node.decimal(Cost.FIELD, false, code).reading(field);
      }
      case FLAG ->
          Node.bool(Cost.FIELD, false, Comparisons.within(field, 1, 1, false)).reading(field);
      case TEXTS, MAP -> Node.object(Cost.FIELD, false, object(field, missing)).reading(field);
    };
  }

  private Node derived(String group, String name) {
    if (group.equals(Derived.LIMIT)) {
      return LimitReading.value(name, shared(group, () -> limits.get().standing()));
    }
    CallReading reading = new CallReading(environment.type(), environment.vocabulary().services());
    return reading.value(name, shared(group, reading::call));
  }

  /** What all values of a group are taken from, worked out once for an event. */
  private ObjectCode shared(String group, Supplier<Node> made) {
    String key = "all of " + group;
    Node known = sharing.known(key);
    return (known == null ? sharing.share(key, made.get(), Inputs.UNKNOWN) : known).object();
  }

  Node present(String group, String name) {
    Optional<Field> declared = environment.type().field(group + "." + name);
    if (declared.isEmpty()) {
      return Node.of(true); // the event's own time, or what is worked out from it
    }
    Field field = declared.get();
    return Node.bool(Cost.FIELD, false, scope -> Truth.of(scope.event().has(field)));
  }

  @Nullable Node feature(String id) {
    ValueType type = environment.vocabulary().features().get(id);
    if (type == null) {
      return null;
    }
    int index = environment.featureIndex(id);
    return switch (type) {
      case INTEGER -> Node.longs(Kind.INT, Cost.FEATURE, false, new WholeFeature(index));
      case TIME -> Node.longs(Kind.TIME, Cost.FEATURE, false, new WholeFeature(index));
      case NUMBER -> Node.decimal(Cost.FEATURE, false, new FractionFeature(index));
    };
  }

  Node signal(CelExpr.CelCall call) {
    int index = environment.signalIndex(constant(call, 0));
    return Node.decimal(Cost.SIGNAL, false, new SignalScore(index));
  }

  Node signalValue(CelExpr.CelCall call) {
    int index = environment.signalIndex(constant(call, 0));
    return Node.text(
        Cost.SIGNAL,
        false,
        scope -> {
          Signal signal = scope.signal(index);
          return signal == null ? "" : signal.value();
        });
  }

  @Nullable Node label(CelExpr.CelCall call) {
    Optional<Entity> named =
        call.target().flatMap(target -> Entity.labelled(target.ident().name()));
    if (named.isEmpty()) {
      return null;
    }
    Entity entity = named.get();
    String label = constant(call, 0);
    Failure missing = new Failure(Failure.Kind.MISSING_FACT, "labels of " + entity.label());
    return Node.bool(
        Cost.PREFIX,
        false,
        scope -> {
          Optional<Set<String>> labels = scope.facts().labels(entity);
          if (labels.isEmpty()) {
            scope.fail(missing);
            return Truth.UNKNOWN;
          }
          return Truth.of(labels.get().contains(label));
        });
  }

  Node permitted(CelExpr.CelCall call) {
    String kind = constant(call, 0);
    String actClass = constant(call, 1);
    return Node.bool(Cost.PERMIT, false, scope -> permitted(scope, kind, actClass));
  }

  private static Truth permitted(Scope scope, String kind, String actClass) {
    Optional<List<Permit>> permits = scope.facts().permits();
    if (permits.isEmpty()) {
      scope.fail(new Failure(Failure.Kind.MISSING_FACT, "permits"));
      return Truth.UNKNOWN;
    }
    Event event = scope.event();
    List<PermitUse> crossed = new ArrayList<>();
    for (Permit permit : permits.get()) {
      if (permit.kind().equals(kind) && permit.isHeldBy(event)) {
        Optional<String> bound = permit.crossedBound(event, actClass);
        PermitUse use = new PermitUse(permit.id(), bound);
        if (use.isCovered()) {
          scope.note(use);
          return Truth.YES;
        }
        crossed.add(use);
      }
    }
    crossed.forEach(scope::note);
    return Truth.NO;
  }

  private static String constant(CelExpr.CelCall call, int index) {
    return call.args().get(index).constant().stringValue();
  }

  private static TextCode text(Field field, Failure missing) {
    return scope -> {
      Event event = scope.event();
      if (event.has(field)) {
        return event.text(field);
      }
      scope.fail(missing);
      return "";
    };
  }

  private static Expression bits(Field field, Failure missing) {
    return scope -> {
      Event event = scope.event();
      if (event.has(field)) {
        return event.bits(field);
      }
      scope.fail(missing);
      return 0;
    };
  }

  private static ObjectCode object(Field field, Failure missing) {
    return scope -> {
      Event event = scope.event();
      if (event.has(field)) {
        return event.value(field);
      }
      scope.fail(missing);
      return ObjectCode.NOTHING;
    };
  }
}
