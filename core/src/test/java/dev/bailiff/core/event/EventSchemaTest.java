package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {
  static List<EventType> all() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_schema_of_a_type_describes_every_field(EventType type) {
    Map<?, ?> data = properties(properties(EventSchema.of(type)).get("data"));
    for (Field field : type.fields()) {
      Map<?, ?> group = field.isPayload() ? data : properties(data.get(field.group()));
      assertThat((Map<?, ?>) group.get(field.name()))
          .satisfies(schema -> assertThat(schema.get("description")).isEqualTo(field.meaning()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_schema_of_a_type_has_its_sample(EventType type) {
    assertThat(EventSchema.of(type))
        .containsEntry("title", type.name())
        .containsEntry("examples", List.of(EventWriter.write(EventSamples.of(type))));
  }

  @Test
  void the_schema_of_all_events_chooses_by_type() {
    Map<String, Object> schema = EventSchema.catalogue();
    assertThat((List<?>) schema.get("allOf")).hasSameSizeAs(EventTypes.all());
    assertThat((Map<?, ?>) schema.get("$defs")).hasSameSizeAs(EventTypes.all());
  }

  private static Map<?, ?> properties(@Nullable Object schema) {
    return (Map<?, ?>) requireNonNull(((Map<?, ?>) requireNonNull(schema)).get("properties"));
  }
}
