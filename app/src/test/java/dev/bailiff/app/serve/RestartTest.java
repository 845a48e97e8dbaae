package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that starts again goes on where it was. */
final class RestartTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void what_was_counted_is_there_without_deciding_it_again() throws Exception {
    try (RunningService service = RunningService.in(folder)) {
      for (int i = 0; i < 3; i++) {
        assertThat(verdict(service, "f" + i)).isEqualTo("allow");
      }
    }
    try (RunningService service = RunningService.in(folder)) {
      assertThat(service.service().restored()).isZero();
      assertThat(verdict(service, "f3")).isEqualTo("throttle");
    }
  }

  @Test
  void an_event_gets_its_first_answer_after_any_number_of_restarts() throws Exception {
    String first = "";
    for (int life = 0; life < 3; life++) {
      try (RunningService service = RunningService.in(folder)) {
        String answer = service.event(RunningService.failure("f")).body();
        service.event(RunningService.failure("other" + life));
        first = first.isEmpty() ? answer : first;
        assertThat(answer).isEqualTo(first);
      }
    }
  }

  @Test
  void a_snapshot_that_was_damaged_is_not_believed() throws Exception {
    for (int life = 0; life < 2; life++) {
      try (RunningService service = RunningService.in(folder)) {
        verdict(service, "a" + life);
        verdict(service, "b" + life);
      }
    }
    Path newest = snapshots().getLast();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    try (RunningService service = RunningService.in(folder)) {
      assertThat(service.service().restored()).isEqualTo(2);
      assertThat(verdict(service, "c")).isEqualTo("throttle");
    }
  }

  @Test
  void an_older_journal_in_the_place_of_the_newest_is_refused() throws Exception {
    try (RunningService service = RunningService.in(folder)) {
      verdict(service, "a");
    }
    try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> RunningService.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("an older copy");
  }

  private List<Path> snapshots() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data/snapshots"))) {
      return files.sorted().toList();
    }
  }

  private static String verdict(RunningService service, String id)
      throws IOException, InterruptedException {
    return RunningService.json(service.event(RunningService.failure(id))).get("verdict").asString();
  }
}
