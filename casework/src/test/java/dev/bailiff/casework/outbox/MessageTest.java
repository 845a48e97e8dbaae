package dev.bailiff.casework.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
  @Test
  void a_message_has_the_same_id_whenever_it_is_made() {
    Message message = new Message("hook", "enforcement.begun", "a.1.0", "a.1.0", "{}");
    assertThat(message.id())
        .isEqualTo(new Message("hook", "enforcement.begun", "a.1.0", "x", "{ }").id())
        .isNotEqualTo(new Message("file", "enforcement.begun", "a.1.0", "a.1.0", "{}").id())
        .matches("msg_[0-9a-f]{40}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hook", "a b", "-a", "ä", "a\n"})
  void a_destination_has_a_plain_name(String name) {
    assertThatThrownBy(() -> new Message(name, "t", "r", "a", "p"))
        .hasMessageContaining("is no name");
  }

  @Test
  void a_message_is_bounded() {
    String payload = "x".repeat(Message.MOST_PAYLOAD_BYTES + 1);
    assertThatThrownBy(() -> new Message("hook", "t", "r", "a", payload))
        .hasMessageContaining("at most 256 KiB");
  }

  @Test
  void a_text_that_no_database_can_keep_stops_nothing() {
    assertThat(new Message("hook", "t", "r", "a", "x\u0000").payload()).isEqualTo("x\uFFFD");
  }
}
