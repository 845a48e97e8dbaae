package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"e1","source":"web","type":"http.request",\
      "time":"2026-11-23T10:00:00Z","data":{"method":"POST","path":"/a","status":200,\
      "client":{"ip":"203.0.113.9"},"body":"B"}}
      """;

  @Test
  void recorded_events_keep_their_id_and_source() {
    Reading reading = Reading.ofText(EVENT);

    assertThat(reading.summary().files().getFirst().format()).isEqualTo(LogFormat.CLOUDEVENTS);
    assertThat(reading.event().id()).isEqualTo("e1");
    assertThat(reading.event().source()).isEqualTo("web");
    assertThat(reading.event().time()).hasToString("2026-11-23T10:00:00Z");
    assertThat(Reading.value(reading.event(), "client.ip")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"time\":\"2026-11-23T10:00:00Z\" | \"time\":\"yesterday\" | time: ",
        "\"status\":200                    | \"status\":\"ok\"      | data.status: ",
        "\"method\":\"POST\",              | \"\":1,                | data.method: ",
        "\"specversion\"                   | specversion            | not JSON: ",
      })
  void a_refused_event_says_why_and_the_next_is_read(String from, String to, String reason) {
    Reading reading = Reading.ofText(EVENT.replace(from, to) + EVENT);

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.summary().files().getFirst().samples().getFirst().reason())
        .startsWith(reason);
  }

  @Test
  void an_event_may_be_longer_than_a_line_of_a_log() {
    Reading reading =
        Reading.ofText(EVENT + EVENT.replace("\"B\"", "\"" + "b".repeat(250_000) + "\""));

    assertThat(reading.events()).hasSize(2);
    assertThat(Reading.value(reading.events().getLast(), "event.body")).hasSize(250_000);
  }

  @Test
  void an_event_of_an_unknown_type_is_read_with_its_entities() {
    Reading reading = Reading.ofText(EVENT.replace("http.request", "door.opened"));

    assertThat(reading.event().type().isKnown()).isFalse();
    assertThat(Reading.value(reading.event(), "client.ip")).isEqualTo("203.0.113.9");
  }
}
