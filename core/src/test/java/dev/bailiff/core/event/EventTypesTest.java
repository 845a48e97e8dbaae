package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTest {
  static List<EventType> all() {
    return EventTypes.all();
  }

  @Test
  void every_type_of_the_design_is_declared_once() {
    assertThat(EventTypes.all())
        .extracting(EventType::name)
        .containsExactlyInAnyOrder(
            "http.request",
            "connection.opened",
            "tls.handshake",
            "auth.attempt",
            "account.created",
            "account.changed",
            "api.call",
            "job.run",
            "message.sent",
            "invitation.sent",
            "content.published",
            "content.changed",
            "file.uploaded",
            "file.deleted",
            "app.installed",
            "automation.created",
            "report.filed",
            "notice.received");
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_type_is_found_by_its_name(EventType type) {
    assertThat(EventTypes.named(type.name())).containsSame(type);
    assertThat(type.isKnown()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_field_says_what_it_means(EventType type) {
    assertThat(type.fields())
        .allSatisfy(field -> {
          assertThat(field.meaning()).isNotBlank().doesNotEndWith(".");
          assertThat(field.name()).matches("[a-z][a-z0-9_]*");
          assertThat(field.limit()).isPositive();
        });
    assertThat(type.summary()).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_payload_field_has_the_name_of_an_entity(EventType type) {
    List<String> entities = Arrays.stream(Entity.values()).map(Entity::label).toList();
    assertThat(type.fields())
        .filteredOn(Field::isPayload)
        .extracting(Field::name)
        .doesNotContainAnyElementsOf(entities);
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_type_has_a_sample_with_its_required_fields(EventType type) {
    Event sample = EventSamples.of(type);
    assertThat(sample.type()).isSameAs(type);
    assertThat(type.fields()).filteredOn(Field::required).allMatch(sample::has);
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_field_that_identifies_an_entity_is_found_by_the_entity(EventType type) {
    for (Entity entity : Entity.values()) {
      assertThat(type.idField(entity)).isEqualTo(type.field(entity.idPath()).orElse(null));
    }
  }

  @Test
  void an_undeclared_type_has_the_fields_of_every_entity_only() {
    EventType type = EventType.unknown("door.opened");
    assertThat(type.isKnown()).isFalse();
    assertThat(type.name()).isEqualTo("door.opened");
    assertThat(type.fields()).isNotEmpty().noneMatch(Field::isPayload);
    assertThat(type.entities()).hasSameSizeAs(Entity.values());
    assertThat(type).isEqualTo(EventType.unknown("door.opened")).hasSameHashCodeAs("door.opened");
    assertThat(type).isNotEqualTo(EventType.unknown("door.closed"));
    assertThat(EventType.unknown("http.request")).isNotEqualTo(EventTypes.HTTP_REQUEST);
  }

  @Test
  void a_type_cannot_have_a_field_twice_nor_more_fields_than_there_are_bits() {
    EventType.Builder type = EventType.named("a.b", "It happened.");
    for (int i = 0; i < Field.MAX_FIELDS; i++) {
      type.optional("event.f" + i, FieldType.FLAG, "a flag");
    }
    assertThatThrownBy(() -> type.optional("event.more", FieldType.FLAG, "one too many"))
        .hasMessageContaining("too many fields");
    assertThatThrownBy(() ->
            EventType.named("a.b", "It happened.")
                .optional("event.x", FieldType.FLAG, "a flag")
                .optional("event.x", FieldType.TEXT, "a text"))
        .hasMessageContaining("declared twice");
    assertThatThrownBy(() -> EventTypes.HTTP_REQUEST.require("event.statsu"))
        .hasMessageContaining("event.statsu");
  }
}
