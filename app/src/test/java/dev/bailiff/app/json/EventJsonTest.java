package dev.bailiff.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.EventSamples;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.EventWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class EventJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<EventType> types() {
    return List.copyOf(EventTypes.all());
  }

  @ParameterizedTest
  @MethodSource("types")
  void it_is_what_a_library_writes_of_the_event_as_a_map(EventType type) {
    Event event = EventSamples.of(type);
    assertThat(new String(EventJson.write(event), UTF_8))
        .isEqualTo(JSON.writeValueAsString(EventWriter.write(event)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "\\",
        "a\"b\\c",
        "\u0000\u0001\b\t\n\f\r\u001f\u007f\u0080",
        "äöü ß é 中文 \u07ff\u0800\uffff",
        "\ud83d\ude00 and \ud83d\ude00",
        "half \ud83d of one",
        "the other \ude00",
        "\ud83d",
        "\u2028\u2029"
      })
  void every_text_is_read_as_it_was(String text) {
    JsonBytes json = new JsonBytes(1).text(text);
    assertThat(JSON.readValue(json.toArray(), String.class)).isEqualTo(text);
    byte[] repeated = new JsonBytes(1).text(text.repeat(100)).toArray();
    assertThat(JSON.readValue(repeated, String.class)).isEqualTo(text.repeat(100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.001Z",
        "2026-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.900Z",
        "0000-01-01T00:00:00Z",
        "2024-02-29T00:00:00.010Z",
        "9999-12-31T23:59:59.999Z",
        "+12345-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z"
      })
  void times_are_written_as_instants_print_themselves(String time) {
    byte[] json = new JsonBytes(1).time(Instant.parse(time).toEpochMilli()).toArray();
    assertThat(new String(json, UTF_8)).isEqualTo("\"" + Instant.parse(time) + "\"");
  }

  @Test
  void an_event_of_an_unknown_type_is_read_as_it_was() {
    Map<String, Object> sent =
        Map.of(
            "id", "1",
            "source", "s",
            "type", "strange.\"thing",
            "time", "2026-11-23T10:00:00.5Z",
            "data", Map.of("account", Map.of("id", "a\"1"), "client", Map.of("ip", "192.0.2.1")));
    Event event = EventParser.parse(sent).accepted().orElseThrow();
    Map<?, ?> read = JSON.readValue(EventJson.write(event), Map.class);
    assertThat(EventParser.parse(read).accepted()).contains(event);
  }
}
