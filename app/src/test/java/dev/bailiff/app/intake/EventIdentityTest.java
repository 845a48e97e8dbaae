package dev.bailiff.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.app.intake.EventRecord.Identity;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventIdentityTest {
  private static final byte[] FACTS = EventRecord.json(Facts.NOTHING_ON_FILE);

  @ParameterizedTest
  @CsvSource({
    "a,s,2026-11-23T10:00:00.123Z,true",
    "a,s,2026-11-23T10:00:00Z,true",
    "'a\"b',s,2026-11-23T10:00:00.123Z,false",
    "a\\b,s,2026-11-23T10:00:00.123Z,false",
    "ä,s,2026-11-23T10:00:00.123Z,false",
    "a,中,2026-11-23T10:00:00.123Z,false"
  })
  void it_is_what_the_event_has(String id, String source, Instant time, boolean isPlain)
      throws IOException {
    Event event = Event.of(EventTypes.HTTP_REQUEST, id, source, time).build();
    byte[] json = EventRecord.json(event);
    Identity read = EventRecord.identity(1, EventRecord.entry(5, FACTS, json));
    assertThat(read).isEqualTo(new Identity(Answers.Key.of(event), time.toEpochMilli()));
    assertThat(PlainIdentity.read(json, 0)).isEqualTo(isPlain ? read : null);
  }

  @Test
  void another_order_or_spaces_between_are_read_as_well() throws IOException {
    String json =
        """
        { "source": "s", "id": "a", "specversion": "1.0", "type": "t",
          "time": "2026-11-23T10:00:00Z", "data": {} }\
        """;
    Identity read = EventRecord.identity(1, entry(json));
    assertThat(read.key()).isEqualTo(new Answers.Key("s", "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"specversion\":\"1.0\",\"id\":\"",
        "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\",\"time\":\"",
        "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\",\"time\":\"x\"}",
        "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\"}"
      })
  void what_is_no_event_is_said_so(String json) {
    assertThatThrownBy(() -> EventRecord.identity(7, entry(json)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("record 7");
  }

  private static Entry entry(String json) {
    return EventRecord.entry(5, FACTS, json.getBytes(UTF_8));
  }
}
