package dev.bailiff.verify.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.EventSamples;
import dev.bailiff.core.event.EventSchema;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.EventWriter;
import dev.bailiff.core.event.Parsed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** An independent validator agrees with the parser about what an event is. */
class EventSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry DRAFT =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema CATALOGUE = schema(EventSchema.catalogue());

  static List<EventType> all() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_sample_of_every_type_is_valid(EventType type) {
    String sample = JSON.writeValueAsString(EventWriter.write(EventSamples.of(type)));
    assertThat(schema(EventSchema.of(type)).validate(sample, InputFormat.JSON)).isEmpty();
    assertThat(schema(EventSchema.envelope()).validate(sample, InputFormat.JSON)).isEmpty();
    assertThat(CATALOGUE.validate(sample, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_schemas_are_schemas(EventType type) {
    Schema draft =
        DRAFT.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    String schema = JSON.writeValueAsString(EventSchema.of(type));
    assertThat(draft.validate(schema, InputFormat.JSON)).isEmpty();
  }

  @Test
  void what_the_parser_refuses_or_leaves_out_is_not_valid() {
    assertThat(places(Map.of("status", "200"))).containsExactlyInAnyOrder("/data", "/data/status");
    assertThat(places(Map.of("method", "GET", "statsu", 200))).containsExactly("/data");
    assertThat(places(Map.of("method", "GET", "forwarded", List.of(5))))
        .containsExactly("/data/forwarded/0");
    assertThat(places(Map.of("method", "GET", "client", Map.of("port", 1.5))))
        .containsExactly("/data/client/port");
  }

  private static List<String> places(Map<String, ?> data) {
    Map<String, ?> event =
        Map.of(
            "id", "1",
            "source", "web",
            "type", "http.request",
            "time", "2026-11-23T10:00:00Z",
            "data", data);
    boolean isClean =
        EventParser.parse(event) instanceof Parsed.Accepted<?>(var _, List<?> warnings)
            && warnings.isEmpty();
    assertThat(isClean).isFalse();
    return CATALOGUE.validate(JSON.writeValueAsString(event), InputFormat.JSON).stream()
        .map(EventSchemaTest::place)
        .distinct()
        .toList();
  }

  private static String place(Error error) {
    return requireNonNull(error.getInstanceLocation()).toString();
  }

  private static Schema schema(Map<String, Object> schema) {
    return DRAFT.getSchema(JSON.writeValueAsString(schema), InputFormat.JSON);
  }
}
