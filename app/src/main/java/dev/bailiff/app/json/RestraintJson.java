package dev.bailiff.app.json;

import dev.bailiff.core.decision.Restraint;
import dev.bailiff.core.decision.Restraint.Observing;
import dev.bailiff.core.decision.Restraint.OverBudget;
import dev.bailiff.core.decision.Restraint.Protecting;
import dev.bailiff.core.decision.Restraint.Protecting.Shield;
import dev.bailiff.core.decision.Restraint.Sharing;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** What restrained a rule, as JSON. */
final class RestraintJson {
  private static final String MEMBER = "restraint";

  private RestraintJson() {}

  /** Writes it as a member of the object at hand. */
  static void write(JsonGenerator json, Restraint restraint) {
    json.writeObjectPropertyStart(MEMBER);
    json.writeStringProperty("kind", restraint.label());
    json.writeStringProperty("because", restraint.because());
    switch (restraint) {
      case Observing(String scope) -> json.writeStringProperty("scope", scope);
      case OverBudget(String scope) -> json.writeStringProperty("scope", scope);
      case Protecting(List<Shield> shields) -> {
        json.writeObjectPropertyStart("protected");
        shields.forEach(it -> json.writeStringProperty(it.entity().toString(), it.why()));
        json.writeEndObject();
        writeClaimed(json, shields);
      }
      case Sharing(EntityRef address, long others, boolean isSummed) -> {
        json.writeStringProperty("address", address.toString());
        json.writeNumberProperty("other_accounts", others);
        json.writeBooleanProperty("summed", isSummed);
      }
    }
    json.writeEndObject();
  }

  private static void writeClaimed(JsonGenerator json, List<Shield> shields) {
    if (shields.stream().anyMatch(Shield::isClaimed)) {
      json.writeArrayPropertyStart("claimed");
      shields.stream()
          .filter(Shield::isClaimed)
          .forEach(it -> json.writeString(it.entity().toString()));
      json.writeEndArray();
    }
  }

  /** Reads it from the object that has it as a member, if it does. */
  static Optional<Restraint> read(JsonNode object) {
    JsonNode node = object.path(MEMBER);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    String kind = node.required("kind").asString();
    return Optional.of(
        switch (kind) {
          case "observing" -> new Observing(node.required("scope").asString());
          case "over_budget" -> new OverBudget(node.required("scope").asString());
          case "protected" -> new Protecting(shields(node));
          case "shared_address" ->
              new Sharing(
                  entity(node.required("address").asString()),
                  node.required("other_accounts").asLong(),
                  node.required("summed").asBoolean());
          default -> throw new IllegalArgumentException("no restraint is called `" + kind + "`");
        });
  }

  private static List<Shield> shields(JsonNode node) {
    Set<String> claimed = new HashSet<>();
    node.path("claimed").forEach(entity -> claimed.add(entity.asString()));
    List<Shield> shields = new ArrayList<>();
    node.required("protected")
        .forEachEntry((entity, why) ->
            shields.add(new Shield(entity(entity), why.asString(), claimed.contains(entity))));
    return shields;
  }

  private static EntityRef entity(String text) {
    int colon = text.indexOf(':');
    return new EntityRef(
        Entity.labelled(text.substring(0, colon)).orElseThrow(), text.substring(colon + 1));
  }
}
