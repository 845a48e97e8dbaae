package dev.bailiff.app.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogTailTest {
  @TempDir private Path folder;
  private FollowedLog log;

  @BeforeEach
  void open() throws IOException {
    log = new FollowedLog(folder);
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  @Test
  void lines_come_as_they_are_written() throws Exception {
    log.poll();
    assertThat(log.paths).isEmpty();
    log.write(2);
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1");
    log.write(1);
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1", "/2");
  }

  @Test
  void a_line_counts_when_its_line_break_is_there() throws Exception {
    log.write(1);
    log.writePart();
    log.poll();
    assertThat(log.paths).containsExactly("/0");
    log.finishLine();
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1");
    assertThat(log.tail().malformed()).isZero();
  }

  @Test
  void a_renamed_log_is_read_to_its_end_even_where_lines_come_late() throws Exception {
    log.write(2);
    log.poll();
    log.write(1);
    log.rename();
    log.poll();
    log.write(1);
    log.writeLate();
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1", "/2", "/4", "/3");
  }

  @Test
  void a_renamed_log_that_is_quiet_is_let_go() throws Exception {
    log.write(1);
    log.poll();
    log.rename();
    log.write(1);
    log.poll();
    log.pass(LogTail.QUIET.plusSeconds(1));
    log.poll();
    log.writeLate();
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1");
  }

  @Test
  void what_was_not_read_before_a_log_was_emptied_is_read_from_the_copy() throws Exception {
    log.write(2);
    log.poll();
    log.write(2);
    log.copyAndEmpty();
    log.poll();
    log.write(1);
    log.poll();
    assertThat(log.paths).containsExactlyElementsOf(upTo(5));
  }

  @Test
  void a_log_that_was_emptied_and_has_grown_longer_than_before_is_noticed() throws Exception {
    log.write(1);
    log.poll();
    log.copyAndEmpty();
    log.write(7);
    log.poll();
    assertThat(log.paths).containsExactlyElementsOf(upTo(8));
  }

  @Test
  void reading_goes_on_where_it_ended_before_a_restart() throws Exception {
    log.write(3);
    log.poll();
    log.stop();
    log.write(2);
    log.start();
    log.poll();
    assertThat(log.paths).containsExactlyElementsOf(upTo(5));
  }

  @Test
  void files_that_were_rotated_and_packed_during_a_stop_are_read_in_their_order() throws Exception {
    log.write(3);
    log.poll();
    log.stop();
    log.write(2);
    log.rename();
    log.write(2);
    log.rename();
    log.pack(2);
    log.write(2);
    log.copyAndEmpty();
    log.pack(2);
    log.write(1);
    log.start();
    log.poll();
    assertThat(log.paths).containsExactlyElementsOf(upTo(10));
  }

  @Test
  void files_from_before_a_log_was_followed_are_left_alone() throws Exception {
    log.write(3);
    log.rename();
    log.write(2);
    log.poll();
    assertThat(log.paths).containsExactly("/3", "/4");
    log.stop();
    log.start();
    log.poll();
    assertThat(log.paths).containsExactly("/3", "/4");
  }

  @Test
  void a_line_that_is_read_again_after_a_crash_is_the_same_event() throws Exception {
    log.write(3);
    log.poll();
    log.save();
    log.write(2);
    log.poll();
    log.crash();
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1", "/2", "/3", "/4", "/3", "/4");
    assertThat(log.byId).hasSize(5);
  }

  @Test
  void nothing_is_read_of_a_log_whose_format_is_not_known_until_it_is() throws Exception {
    Files.write(log.path(), "what is this\n".getBytes(UTF_8));
    log.poll();
    assertThat(log.tail().isUnknown()).isTrue();
    log.write(1);
    log.poll();
    assertThat(log.tail().isUnknown()).isFalse();
    assertThat(log.paths).containsExactly("/0");
    assertThat(log.tail().malformed()).isEqualTo(1);
  }

  @Test
  void a_line_without_end_is_skipped_and_counted() throws Exception {
    log.write(1);
    log.poll();
    byte[] endless = new byte[LineBlock.BYTES + 100];
    endless[endless.length - 1] = '\n';
    Files.write(log.path(), endless, java.nio.file.StandardOpenOption.APPEND);
    log.write(1);
    log.poll();
    assertThat(log.paths).containsExactly("/0", "/1");
    assertThat(log.tail().malformed()).isPositive();
  }

  @Test
  void a_broken_list_of_offsets_is_an_error_and_not_a_new_beginning() throws Exception {
    Files.write(folder.resolve("offsets"), "nonsense\n".getBytes(UTF_8));
    assertThatIOException().isThrownBy(log::start).withMessageContaining("nonsense");
  }

  private static List<String> upTo(int end) {
    return IntStream.range(0, end).mapToObj(i -> "/" + i).toList();
  }
}
