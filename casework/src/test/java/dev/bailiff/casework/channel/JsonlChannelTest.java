package dev.bailiff.casework.channel;

import static dev.bailiff.casework.channel.Messages.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.outbox.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonlChannelTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void each_message_is_a_line_with_its_id_first() throws IOException {
    Path file = folder.resolve("out.jsonl");
    JsonlChannel channel = new JsonlChannel("file", file);
    assertThat(channel.deliver(List.of(posted(1, "{\"a\":1}"), posted(2, "{\"a\":2}"))))
        .containsOnly(new Delivery.Done());
    channel.deliver(List.of(posted(3, "{\"a\":3}")));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"id\":\"msg_1\",\"a\":1}",
            "{\"id\":\"msg_2\",\"a\":2}",
            "{\"id\":\"msg_3\",\"a\":3}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_that_was_renamed_is_begun_again() throws IOException {
    Path file = folder.resolve("out.jsonl");
    JsonlChannel channel = new JsonlChannel("file", file);
    channel.deliver(List.of(posted(1, "{\"a\":1}")));
    Files.move(file, folder.resolve("out.jsonl.1"));
    channel.deliver(List.of(posted(2, "{\"a\":2}")));
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void half_a_line_that_a_crash_left_does_not_swallow_the_next() throws IOException {
    Path file = Files.writeString(folder.resolve("out.jsonl"), "{\"id\":\"msg");
    new JsonlChannel("file", file).deliver(List.of(posted(1, "{\"a\":1}")));
    assertThat(Files.readAllLines(file))
        .containsExactly("{\"id\":\"msg", "{\"id\":\"msg_1\",\"a\":1}");
  }

  @Test
  void what_is_not_one_line_is_refused_and_the_rest_is_written() throws IOException {
    Path file = folder.resolve("out.jsonl");
    List<Delivery> deliveries =
        new JsonlChannel("file", file)
            .deliver(List.of(posted(1, "{\"a\":\n1}"), posted(2, "[]"), posted(3, "{\"a\":3}")));
    assertThat(deliveries.subList(0, 2)).allMatch(Delivery.Refused.class::isInstance);
    assertThat(deliveries.get(2)).isInstanceOf(Delivery.Done.class);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void a_file_that_cannot_be_written_is_tried_again() {
    JsonlChannel channel = new JsonlChannel("file", folder.resolve("missing").resolve("out.jsonl"));
    assertThat(channel.deliver(List.of(posted(1, "{\"a\":1}"))))
        .containsExactly(Delivery.Failed.because("cannot write: NoSuchFileException"));
  }
}
