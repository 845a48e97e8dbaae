package dev.bailiff.app.json;

import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.service.LimitStanding;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** How a caller stands to a documented limit, as decisions say it. */
final class LimitJson {
  private static final String NAME = "limit";

  private LimitJson() {}

  static void write(JsonGenerator json, LimitStanding standing) {
    LimitSpec limit = standing.limit();
    json.writeObjectPropertyStart(NAME);
    json.writeStringProperty("id", limit.id());
    json.writeStringProperty("says", limit.says());
    json.writeStringProperty("level", standing.level().label());
    json.writeNumberProperty("used", standing.used());
    json.writeNumberProperty("remaining", standing.remaining());
    json.writeNumberProperty("wait_ms", standing.untilConforming().toMillis());
    json.writeNumberProperty("allow", limit.limit());
    json.writeNumberProperty("period_ms", limit.period().toMillis());
    json.writeNumberProperty("burst", limit.burst());
    json.writeNumberProperty("near", limit.near());
    json.writeNumberProperty("far", limit.far());
    json.writeEndObject();
  }

  static Optional<LimitStanding> read(JsonNode decision) {
    JsonNode node = decision.path(NAME);
    return node.isMissingNode() ? Optional.empty() : Optional.of(standing(node));
  }

  private static LimitStanding standing(JsonNode node) {
    return new LimitStanding(
        new LimitSpec(
            node.required("id").asString(),
            node.required("says").asString(),
            node.required("allow").asLong(),
            Duration.ofMillis(node.required("period_ms").asLong()),
            node.required("burst").asLong(),
            node.required("near").asDouble(),
            node.required("far").asDouble()),
        node.required("used").asLong());
  }
}
