package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.service.Call;
import dev.bailiff.core.service.Operation;
import dev.bailiff.core.service.Service;
import dev.bailiff.core.service.Services;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The values of the group {@code call}. A request is looked up once for an event, whichever of them
 * are read.
 */
final class CallReading {
  private static final Failure NO_PATH =
      new Failure(Failure.Kind.MISSING_FIELD, Field.PAYLOAD + ".path");

  private final Services services;
  private final Optional<Field> host;
  private final Optional<Field> method;
  private final Optional<Field> path;
  private final Optional<Field> query;
  private final Optional<Field> operation;
  private final Optional<Field> agent;
  private final Optional<Field> app;

  CallReading(EventType type, Services services) {
    this.services = services;
    this.host = Derived.field(type, "host");
    this.method = Derived.field(type, "method");
    this.path = Derived.field(type, "path");
    this.query = Derived.field(type, "query");
    this.operation = Derived.field(type, "operation");
    this.agent = type.field("client.agent");
    this.app = type.field("app.id");
  }

  /** Looks the request up. */
  Node call() {
    return Node.object(Cost.FEATURE, false, this::call);
  }

  /** One value of the group, given the call. */
  Node value(String name, ObjectCode call) {
    return switch (name) {
      case "service" -> text(call, found -> found.service().map(Service::name).orElse(""));
      case "undocumented" -> text(call, found -> found.undocumented().label());
      case "part" -> text(call, Call::part);
      case "object" -> text(call, Call::object);
      case "cost" -> number(call, found -> found.operation().map(Operation::cost).orElse(1L));
      case "operation" ->
          Node.text(
              Cost.TEXT,
              false,
              scope -> {
                Object found = call.value(scope);
                return scope.failed() ? "" : operation((Call) found, scope.event());
              });
      case "client" ->
          Node.text(
              Cost.TEXT,
              false,
              scope -> {
                Object found = call.value(scope);
                Event event = scope.event();
                return scope.failed()
                    ? ""
                    : ((Call) found).ownClient(text(event, agent), text(event, app));
              });
      default -> throw new IllegalArgumentException("no value of a call: " + name);
    };
  }

  private Object call(Scope scope) {
    Event event = scope.event();
    String called = text(event, path);
    if (called.isEmpty()) {
      String name = text(event, operation);
      if (name.isEmpty()) {
        scope.fail(NO_PATH);
        return ObjectCode.NOTHING;
      }
      return services.callOf(name);
    }
    return services.call(text(event, host), text(event, method), called, text(event, query));
  }

  /** What is published, or else what it comes to without the identifiers in the path. */
  private String operation(Call call, Event event) {
    if (call.operation().isPresent()) {
      return call.operation().get().label();
    }
    String called = text(event, path);
    return called.isEmpty()
        ? text(event, operation)
        : text(event, method) + " " + Routes.of(called);
  }

  private static String text(Event event, Optional<Field> field) {
    return field.isPresent() && event.has(field.get()) ? event.text(field.get()) : "";
  }

  private static Node text(ObjectCode call, Function<Call, String> value) {
    return Node.text(
        Cost.TEXT,
        false,
        scope -> {
          Object found = call.value(scope);
          return scope.failed() ? "" : value.apply((Call) found);
        });
  }

  private static Node number(ObjectCode call, ToLongFunction<Call> value) {
    return Node.longs(
        Kind.INT,
        Cost.TEXT,
        false,
        scope -> {
          Object found = call.value(scope);
          return scope.failed() ? 0 : value.applyAsLong((Call) found);
        });
  }
}
