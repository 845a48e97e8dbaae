package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
  @Test
  void an_event_in_the_shape_of_cloudevents_is_read() {
    Event event = accepted(request(Map.of("path", "/a", "status", 200, "client", client())));
    assertThat(event.type()).isSameAs(EventTypes.HTTP_REQUEST);
    assertThat(event.id()).isEqualTo("1");
    assertThat(event.source()).isEqualTo("web");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(event.bits(event.type().require("event.status"))).isEqualTo(200);
    assertThat(event.text("client.ip")).contains("203.0.113.9");
    assertThat(event.entity(Entity.CLIENT)).contains(new EntityRef(Entity.CLIENT, "203.0.113.9"));
    assertThat(event.entity(Entity.ACCOUNT)).isEmpty();
  }

  @Test
  void every_problem_is_reported_at_once_with_its_place() {
    Map<String, Object> envelope = new HashMap<>();
    envelope.put("specversion", "0.3");
    envelope.put("source", "");
    envelope.put("type", "http.request");
    envelope.put("time", "yesterday");
    envelope.put(
        "data",
        Map.of(
            "status", "teapot",
            "forwarded", List.of("203.0.113.9", 5),
            "headers", Map.of("accept", true),
            "account", "a1",
            "client", Map.of("ip", "203.0.113.999", "port", 1.5)));
    assertThat(EventParser.parse(envelope).problems())
        .extracting(PathProblem::toString)
        .containsExactlyInAnyOrder(
            "specversion: text `0.3`; expected `1.0`",
            "id: nothing; expected text",
            "source: empty text; expected a name without control characters",
            "time: text `yesterday`; expected a time such as `2026-11-23T10:00:00Z`",
            "data.status: text `teapot`; expected a whole number",
            "data.forwarded[1]: number `5`; expected text",
            "data.headers.accept: `true`; expected text",
            "data.account: text `a1`; expected an object such as {`id`: …}",
            "data.client.ip: text `203.0.113.999`; expected an IPv4 or IPv6 address",
            "data.client.port: number `1.5`; expected a whole number",
            "data.method: missing; it is required");
  }

  @Test
  void unknown_fields_are_left_out_with_a_warning_and_the_nearest_name() {
    Map<String, Object> envelope =
        request(Map.of("statsu", 200, "zzz", 1, "client", Map.of("agnet", "x"), "target", "t"));
    envelope.put("tiem", "now");
    assertThat(warnings(envelope))
        .containsExactlyInAnyOrder(
            "tiem: unknown attribute `tiem`; did you mean `time`?",
            "data.statsu: unknown field `statsu`; did you mean `status`?",
            "data.zzz: unknown field `zzz`; it is left out",
            "data.target: unknown field `target`; it is left out",
            "data.client.agnet: unknown field `agnet`; did you mean `agent`?");
  }

  @Test
  void an_event_of_an_unknown_type_is_accepted_with_its_entities_only() {
    Map<String, Object> envelope = request(Map.of("path", "/a", "client", client()));
    envelope.put("type", "http.requset");
    Event event = accepted(envelope);
    assertThat(event.type().isKnown()).isFalse();
    assertThat(event.type().name()).isEqualTo("http.requset");
    assertThat(event.text("client.ip")).contains("203.0.113.9");
    assertThat(event.text("event.path")).isEmpty();
    assertThat(warnings(envelope))
        .containsExactly("type: unknown event type `http.requset`; did you mean `http.request`?");
  }

  @Test
  void null_is_the_same_as_absent() {
    Map<String, Object> data = new HashMap<>();
    data.put("method", "GET");
    data.put("status", null);
    data.put("client", null);
    data.put("whatever", null);
    Event event = accepted(envelope(data));
    assertThat(event.has(event.type().require("event.status"))).isFalse();
  }

  @Test
  void whole_numbers_are_taken_from_every_kind_of_number_that_holds_one() {
    for (Number number :
        List.of(
            7, 7L, (short) 7, (byte) 7, 7.0, 7f, BigInteger.valueOf(7), new BigDecimal("7.00"))) {
      Event event = accepted(request(Map.of("status", number)));
      assertThat(event.bits(event.type().require("event.status"))).isEqualTo(7);
    }
  }

  @Test
  void a_number_that_is_not_whole_or_does_not_fit_is_refused_without_writing_it_out() {
    for (Number number :
        List.of(
            1e300,
            Double.NaN,
            BigInteger.ONE.shiftLeft(64),
            new BigDecimal("1e999999999"),
            new BigDecimal("1e-999999999"),
            new BigDecimal("0.5"))) {
      assertThat(EventParser.parse(request(Map.of("status", number))).problems())
          .extracting(PathProblem::path)
          .containsExactly("data.status");
    }
  }

  @Test
  void addresses_are_kept_in_one_form_so_that_one_client_is_one_key() {
    for (String text : List.of("2001:DB8:0:0::9", "2001:0db8::9", "2001:db8::9%eth0")) {
      assertThat(accepted(request(Map.of("client", Map.of("ip", text)))).text("client.ip"))
          .contains("2001:db8::9");
    }
    assertThat(
            accepted(request(Map.of("client", Map.of("ip", "::ffff:203.0.113.9"))))
                .text("client.ip"))
        .contains("203.0.113.9");
  }

  @Test
  void limits_are_kept_at_the_limit_and_not_beyond() {
    assertThat(accepted(request(Map.of("path", "a".repeat(Limits.LINE))))).isNotNull();
    assertThat(problems(request(Map.of("path", "a".repeat(Limits.LINE + 1)))))
        .containsExactly("data.path: text of 16385 characters; at most 16384 are accepted");
    assertThat(problems(request(Map.of("forwarded", Collections.nCopies(129, "a")))))
        .containsExactly("data.forwarded: list of 129 entries; at most 128 are accepted");
    Map<String, Object> envelope = request(Map.of());
    envelope.put("id", "a".repeat(1_025));
    assertThat(problems(envelope))
        .containsExactly("id: text of 1025 characters; at most 1024 are accepted");
  }

  @Test
  void an_entity_cannot_be_named_by_nothing() {
    assertThat(problems(request(Map.of("account", Map.of("id", "")))))
        .containsExactly("data.account.id: empty text; expected a name without control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u0000", " ", "a\u001b[31m", "\ud800"})
  void an_id_that_could_garble_a_report_is_refused(String id) {
    Map<String, Object> envelope = request(Map.of());
    envelope.put("id", id);
    assertThat(EventParser.parse(envelope).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo("id"))
        .satisfies(problem ->
            assertThat(Found.hasControl(problem.found())).isEqualTo(id.equals("\ud800")));
  }

  @Test
  void content_in_another_form_than_json_is_refused_with_advice() {
    Map<String, Object> envelope = request(Map.of());
    envelope.put("datacontenttype", "text/xml");
    envelope.put("data_base64", "AAAA");
    assertThat(problems(envelope))
        .containsExactly(
            "datacontenttype: text `text/xml`; expected `application/json`",
            "data_base64: encoded content; give the fields in `data`");
    envelope.remove("data_base64");
    envelope.put("datacontenttype", "application/json; charset=utf-8");
    assertThat(problems(envelope)).isEmpty();
  }

  @Test
  void a_flood_of_problems_is_counted_and_not_listed() {
    Map<Object, Object> data = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      data.put(i, i);
    }
    List<PathProblem> problems = EventParser.parse(envelope(data)).problems();
    assertThat(problems).hasSize(Problems.MOST + 1);
    assertThat(problems.get(Problems.MOST))
        .hasToString(": 9901 more problems; correct these first");
  }

  @Test
  void a_map_that_contains_itself_is_refused_like_any_other_wrong_value() {
    Map<Object, Object> data = new HashMap<>();
    data.put("method", data);
    data.put("client", data);
    assertThat(EventParser.parse(envelope(data)).problems()).isNotEmpty();
  }

  private static Map<String, Object> request(Map<String, ?> more) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("method", "GET");
    data.putAll(more);
    return envelope(data);
  }

  private static Map<String, Object> envelope(Map<?, ?> data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("specversion", "1.0");
    envelope.put("id", "1");
    envelope.put("source", "web");
    envelope.put("type", "http.request");
    envelope.put("time", "2026-11-23T10:00:00Z");
    envelope.put("data", data);
    return envelope;
  }

  private static Map<String, Object> client() {
    return Map.of("ip", "203.0.113.9", "agent", "curl/8.0");
  }

  private static Event accepted(Map<String, Object> envelope) {
    Parsed<Event> parsed = EventParser.parse(envelope);
    assertThat(parsed.problems()).isEmpty();
    return parsed.accepted().orElseThrow();
  }

  private static List<String> problems(Map<String, Object> envelope) {
    return EventParser.parse(envelope).problems().stream().map(PathProblem::toString).toList();
  }

  private static List<String> warnings(Map<String, Object> envelope) {
    return EventParser.parse(envelope) instanceof Parsed.Accepted<Event> accepted
        ? accepted.warnings().stream().map(PathProblem::toString).toList()
        : List.of("rejected");
  }
}
