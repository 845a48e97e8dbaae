package dev.bailiff.app.desk;

import dev.bailiff.app.http.JsonBody;
import dev.bailiff.casework.desk.Order;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a ruling orders. */
final class Orders {
  private static final int ID = 1_024;
  private static final int NAME = 256;

  private Orders() {}

  static List<Order> in(JsonBody body, int most) {
    List<Order> orders = new ArrayList<>();
    for (JsonBody each : body.objects("orders", most)) {
      order(each).ifPresent(orders::add);
    }
    return orders;
  }

  private static Optional<Order> order(JsonBody body) {
    Optional<ActionKind> kind = body.optional("kind", "an action such as suspend", Orders::kind);
    if (kind.isEmpty() && !body.isWrong()) {
      body.missing("kind", "an action such as suspend");
    }
    List<EntityRef> targets = new ArrayList<>();
    for (JsonBody target : body.objects("targets", 2)) {
      Optional<Entity> entity = target.optional("entity", "such as account", Orders::entity);
      String id = target.text("id", ID);
      entity.ifPresentOrElse(
          it -> targets.add(new EntityRef(it, id)), () -> target.missing("entity", "its kind"));
    }
    Optional<String> name = body.optionalText("name", NAME);
    Optional<Duration> lasting = body.duration("for");
    if (body.isWrong()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Order(new Measure(kind.orElseThrow(), targets, name), lasting));
    } catch (IllegalArgumentException refused) {
      body.problem("kind", kind.orElseThrow().label(), String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private static ActionKind kind(String label) {
    return ActionKind.labelled(label).orElseThrow(IllegalArgumentException::new);
  }

  private static Entity entity(String label) {
    return Entity.labelled(label).orElseThrow(IllegalArgumentException::new);
  }
}
