package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBuilderTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final EventType REQUEST = EventTypes.HTTP_REQUEST;
  private static final Field STATUS = REQUEST.require("event.status");
  private static final Field METHOD = REQUEST.require("event.method");
  private static final Field HEADERS = REQUEST.require("event.headers");
  private static final Field FORWARDED = REQUEST.require("event.forwarded");

  @Test
  void a_field_that_was_not_set_is_absent_and_not_zero() {
    Event event = request().integer(STATUS, 0).build();
    assertThat(event.has(STATUS)).isTrue();
    assertThat(event.bits(STATUS)).isZero();
    assertThat(event.has(REQUEST.require("event.bytes"))).isFalse();
    assertThat(event.text("event.bytes")).isEmpty();
    assertThat(event.text("no.such")).isEmpty();
  }

  @Test
  void values_of_every_type_are_read_back() {
    Event event =
        Event.of(EventTypes.AUTH_ATTEMPT, "1", "ssh", TIME)
            .time(EventTypes.AUTH_ATTEMPT.require("event.expires"), TIME)
            .build();
    assertThat(event.value(EventTypes.AUTH_ATTEMPT.require("event.expires"))).isEqualTo(TIME);
    Field duration = REQUEST.require("event.duration");
    Field aborted = REQUEST.require("event.aborted");
    Event request = request().number(duration, 0.25).flag(aborted, true).text(METHOD, "").build();
    assertThat(request.value(duration)).isEqualTo(0.25);
    assertThat(request.value(aborted)).isEqualTo(true);
    assertThat(request.value(METHOD)).isEqualTo("");
  }

  @Test
  void an_event_does_not_change_with_the_lists_and_maps_it_was_made_from() {
    List<String> forwarded = new ArrayList<>(List.of("203.0.113.9"));
    Map<String, String> headers = new LinkedHashMap<>(Map.of("accept", "*/*"));
    Event event = request().texts(FORWARDED, forwarded).map(HEADERS, headers).build();
    forwarded.clear();
    headers.clear();
    assertThat(event.texts(FORWARDED)).containsExactly("203.0.113.9");
    assertThat(event.map(HEADERS)).containsEntry("accept", "*/*");
    assertThatThrownBy(() -> event.map(HEADERS).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void the_order_of_header_fields_is_kept() {
    Map<String, String> headers = new LinkedHashMap<>();
    List.of("host", "user-agent", "accept", "cookie").forEach(name -> headers.put(name, "x"));
    assertThat(request().map(HEADERS, headers).build().map(HEADERS).keySet())
        .containsExactly("host", "user-agent", "accept", "cookie");
  }

  @Test
  void a_value_of_another_type_is_refused() {
    assertThatThrownBy(() -> request().text(STATUS, "200")).hasMessage("event.status is int");
    assertThatThrownBy(() -> request().integer(METHOD, 1)).hasMessage("event.method is string");
  }

  @Test
  void a_field_of_another_event_type_is_refused() {
    Field outcome = EventTypes.AUTH_ATTEMPT.require("event.outcome");
    assertThatThrownBy(() -> request().text(outcome, "success"))
        .hasMessage("event.outcome is no field of http.request");
  }

  @Test
  void an_event_from_a_stream_is_named_by_its_place() {
    Event event = Event.at(REQUEST, "access.log", 42, TIME.toEpochMilli()).build();
    assertThat(event.id()).isEqualTo("access.log:42");
    assertThat(event).isEqualTo(Event.of(REQUEST, "access.log:42", "access.log", TIME).build());
  }

  private static EventBuilder request() {
    return Event.of(REQUEST, "1", "web", TIME);
  }
}
