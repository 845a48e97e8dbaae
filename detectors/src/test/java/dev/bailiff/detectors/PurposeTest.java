package dev.bailiff.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.service.FieldPlace;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.core.service.Operation;
import dev.bailiff.core.service.Service;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.detectors.payload.Payload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field is for decides whether what stands in it is enough to act. */
final class PurposeTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  private static final double ENOUGH_TO_ACT = 0.5;

  private static final String COMMAND = ";cat /etc/passwd";

  private static final String PROSE_AROUND =
      "Please have a look at what happens when somebody writes the following here: "
          + "<script>alert(1)</script> and then goes on to the next page of the form.";

  @ParameterizedTest
  @EnumSource(names = {"FREE_TEXT", "CODE", "QUERY", "BINARY"})
  void content_alone_is_signalled_and_not_acted_on_in_text(FieldPurpose purpose) {
    for (String content : List.of(COMMAND, "<script>alert(1)</script>", "../../../etc/passwd")) {
      double score = score(purpose, json(content));
      assertThat(score).as("%s", content).isPositive().isLessThan(ENOUGH_TO_ACT);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FREE_TEXT", "CODE", "QUERY", "BINARY", "LABEL", "UNKNOWN"})
  void prose_around_an_attack_string_hides_nothing_where_no_prose_belongs(FieldPurpose purpose) {
    assertThat(score(purpose, json(PROSE_AROUND))).isGreaterThanOrEqualTo(ENOUGH_TO_ACT);
  }

  @ParameterizedTest
  @EnumSource(names = {"LABEL", "UNKNOWN"})
  void where_nothing_certain_is_known_the_value_tells(FieldPurpose purpose) {
    assertThat(score(purpose, json(COMMAND))).isGreaterThanOrEqualTo(ENOUGH_TO_ACT);
    assertThat(score(purpose, json(PROSE_AROUND))).isLessThan(ENOUGH_TO_ACT);
  }

  @ParameterizedTest
  @EnumSource(names = {"FREE_TEXT", "CODE", "QUERY", "BINARY"})
  void breaking_out_at_the_edge_of_a_text_is_enough(FieldPurpose purpose) {
    assertThat(score(purpose, json("x' union select password from users-- ")))
        .isGreaterThanOrEqualTo(ENOUGH_TO_ACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issue\":{\"notes\":[\"x\",{\"by\":\"a\",\"text\":\";cat /etc/passwd\"}]}}",
        "{\"a\":[{\"b\":{}}],\"issue\":{\"notes\":[{\"text\":\";cat /etc/passwd\"}]}}"
      })
  void a_field_of_a_document_is_known_by_the_keys_that_lead_to_it(String body) {
    assertThat(score(FieldPurpose.FREE_TEXT, body)).isPositive().isLessThan(ENOUGH_TO_ACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\";cat /etc/passwd\"}",
        "{\"issue\":{\"text\":\";cat /etc/passwd\"}}",
        "{\"issue\":{\"notes\":{\"text\":\";cat /etc/passwd\"}}}",
        "}]{\"issue\":{\"notes\":[[{\"text\":\";cat /etc/passwd\"}]]}}"
      })
  void another_field_of_the_same_name_is_another(String body) {
    assertThat(score(FieldPurpose.FREE_TEXT, body)).isGreaterThanOrEqualTo(ENOUGH_TO_ACT);
  }

  @Test
  void queries_forms_parts_headers_and_cookies_have_fields_too() {
    Services services = services(FieldPurpose.FREE_TEXT);
    for (String query : List.of("q=%3Bcat+/etc/passwd", "%71=;cat+/etc/passwd")) {
      assertThat(
              score(services, request("/issues").text(TYPE.require("event.query"), query).build()))
          .isPositive()
          .isLessThan(ENOUGH_TO_ACT);
    }
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n" + COMMAND + "\r\n--b--\r\n";
    for (String body : List.of("q=%3Bcat+/etc/passwd", part)) {
      assertThat(score(services, request("/issues").text(TYPE.require("event.body"), body).build()))
          .isPositive()
          .isLessThan(ENOUGH_TO_ACT);
    }
    assertThat(
            score(
                services,
                request("/elsewhere")
                    .text(TYPE.require("event.query"), "q=;cat+/etc/passwd")
                    .build()))
        .isGreaterThanOrEqualTo(ENOUGH_TO_ACT);
  }

  @Test
  void a_line_of_a_log_is_not_called_silent_because_of_what_a_field_may_be_for() {
    Detector detector = new Payload().under(services(FieldPurpose.IDENTIFIER));
    Detection detection = detector.on(TYPE).orElseThrow();
    String query = "q=" + PROSE_AROUND.replace(' ', '+');
    assertThat(detection.isSilentOn(TYPE.require("event.query"), query)).isFalse();
    assertThat(detection.isSilentOn(TYPE.require("event.query"), "q=a+b&c=d")).isTrue();
  }

  private static String json(String content) {
    return "{\"issue\":{\"notes\":[{\"text\":\"" + content + "\"}]}}";
  }

  private static double score(FieldPurpose purpose, String body) {
    return score(
        services(purpose), request("/issues").text(TYPE.require("event.body"), body).build());
  }

  private static double score(Services services, Event event) {
    double[] score = new double[1];
    new Payload()
        .under(services)
        .on(TYPE)
        .orElseThrow()
        .detect(event, Facts.MISSING, signal -> score[0] = Math.max(score[0], signal.score()));
    return score[0];
  }

  private static EventBuilder request(String path) {
    return Event.at(TYPE, "test", 1, 0)
        .text(TYPE.require("event.method"), "POST")
        .text(TYPE.require("event.path"), path);
  }

  private static Services services(FieldPurpose purpose) {
    Map<FieldPlace, Map<String, FieldPurpose>> fields =
        Map.of(
            FieldPlace.QUERY, Map.of("q", purpose),
            FieldPlace.BODY, Map.of("q", purpose, "issue/notes/*/text", purpose));
    Operation create = new Operation("create", "POST", "/issues", 1, fields);
    return new Services(
        List.of(
            new Service(
                "s",
                Set.of("api.example"),
                List.of(),
                "",
                "",
                List.of(),
                List.of(create),
                Map.of(),
                true)));
  }
}
