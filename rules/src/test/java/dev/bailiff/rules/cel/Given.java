package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.core.signal.Signal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One event with everything that conditions may read beside it. */
final class Given {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  static final Vocabulary VOCABULARY = vocabulary();

  private final EventBuilder builder;
  private final EventType type;
  private final Map<String, Long> features = new LinkedHashMap<>();
  private final Map<String, Signal> signals = new LinkedHashMap<>();
  private Facts facts = Facts.NOTHING_ON_FILE;

  private Given(EventType type) {
    this.type = type;
    this.builder = Event.of(type, "1", "test", NOON);
  }

  static Given request() {
    return new Given(EventTypes.HTTP_REQUEST)
        .with("event.method", "GET")
        .with("event.path", "/a/b.html")
        .with("event.status", 404L)
        .with("client.ip", "203.0.113.9");
  }

  static Given bare() {
    return new Given(EventTypes.HTTP_REQUEST);
  }

  static Given attempt() {
    return new Given(EventTypes.AUTH_ATTEMPT).with("event.outcome", "failure");
  }

  @SuppressWarnings("unchecked")
  Given with(String path, Object value) {
    Field field = type.require(path);
    switch (field.type()) {
      case TEXT -> builder.text(field, (String) value);
      case INTEGER -> builder.integer(field, (Long) value);
      case NUMBER -> builder.number(field, (Double) value);
      case FLAG -> builder.flag(field, (Boolean) value);
      case TIME -> builder.time(field, (Instant) value);
      case TEXTS -> builder.texts(field, (List<String>) value);
      case MAP -> builder.map(field, (Map<String, String>) value);
    }
    return this;
  }

  /** Sets the field or leaves it absent. */
  Given maybe(Random random, String path, Object value) {
    return random.nextInt(4) > 0 ? with(path, value) : this;
  }

  Given feature(String id, long bits) {
    features.put(id, bits);
    return this;
  }

  Given signal(String name, double score, String value) {
    signals.put(name, new Signal(name, score, value, List.of()));
    return this;
  }

  Given facts(Facts known) {
    facts = known;
    return this;
  }

  Event event() {
    return builder.build();
  }

  EventType type() {
    return type;
  }

  /** A scope in which the event has begun. */
  Scope scope(ConditionCompiler compiler) {
    return scope(compiler.sharedExpressions());
  }

  /** A scope with this many memo slots in which the event has begun. */
  Scope scope(int memos) {
    Scope scope = new Scope(memos, (index, s) -> signal(index), this::feature);
    scope.begin(builder.build(), facts);
    return scope;
  }

  /** What the condition says of this. */
  Truth says(String condition) {
    ConditionCompiler compiler = new ConditionCompiler(VOCABULARY);
    return compiled(compiler.condition(type, condition, Reads.EVERYTHING))
        .condition()
        .test(scope(compiler));
  }

  /** Why the condition has no answer. */
  Failure failure(String condition) {
    ConditionCompiler compiler = new ConditionCompiler(VOCABULARY);
    CompiledCondition compiled = compiled(compiler.condition(type, condition, Reads.EVERYTHING));
    Scope scope = scope(compiler);
    if (compiled.condition().test(scope) != Truth.UNKNOWN) {
      throw new AssertionError("has an answer: " + condition);
    }
    Failure failure = scope.takeFailure();
    if (failure == null) {
      throw new AssertionError("no failure: " + condition);
    }
    return failure;
  }

  /** The program, or an error that lists the faults. */
  static <T> T compiled(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Compiled<T> compiled -> compiled.program();
      case Outcome.Faulty<T> faulty -> throw new AssertionError(faulty.faults().toString());
    };
  }

  private @Nullable Signal signal(int index) {
    return signals.get(VOCABULARY.signals().get(index));
  }

  private long feature(int index, Scope scope) {
    String id = List.copyOf(VOCABULARY.features().keySet()).get(index);
    Long bits = features.get(id);
    if (bits == null) {
      scope.fail(new Failure(Failure.Kind.MISSING_FIELD, "key of " + id));
      return 0;
    }
    return bits;
  }

  private static Vocabulary vocabulary() {
    Map<String, ValueType> features = new LinkedHashMap<>();
    features.put("hits", ValueType.INTEGER);
    features.put("share", ValueType.NUMBER);
    features.put("first_seen", ValueType.TIME);
    features.put("failed_logins", ValueType.INTEGER);
    return new Vocabulary(features, List.of("scanner-agent", "sql-injection"));
  }
}
