package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that follows a log decides its lines like events that are sent. */
final class TailingTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void what_is_written_to_a_log_is_decided_and_enforced() throws Exception {
    write("198.51.100.7", "/");
    try (RunningService service = follow()) {
      write("203.0.113.9", "/.env");
      assertThat(enforcements(service, "203.0.113.9", 1)).hasSize(1);
      assertThat(enforcements(service, "198.51.100.7", 0)).isEmpty();
    }
  }

  @Test
  void across_restarts_and_rotation_each_line_counts_once() throws Exception {
    write("203.0.113.1", "/.env");
    try (RunningService service = follow()) {
      assertThat(enforcements(service, "203.0.113.1", 1)).hasSize(1);
    }
    write("203.0.113.2", "/.env");
    Files.move(log(), folder.resolve("access.log.1"));
    write("203.0.113.3", "/.env");
    try (RunningService service = follow()) {
      for (int i = 1; i <= 3; i++) {
        assertThat(enforcements(service, "203.0.113." + i, 1)).hasSize(1);
      }
      write("203.0.113.4", "/slower");
      write("203.0.113.4", "/prove");
      assertThat(enforcements(service, "203.0.113.4", 2)).hasSize(2);
    }
  }

  private RunningService follow() throws IOException, InterruptedException {
    return RunningService.in(folder, List.of(log()));
  }

  private Path log() {
    return folder.resolve("access.log");
  }

  private void write(String client, String path) throws IOException {
    String line =
        "%s - - [23/Nov/2026:09:59:%02d +0000] \"GET %s HTTP/1.1\" 404 10 \"-\" \"curl/8\"\n"
            .formatted(client, Math.floorMod(client.hashCode(), 60), path);
    Files.write(log(), line.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Asks until there are so many, for a while. */
  private static JsonNode enforcements(RunningService service, String client, int wanted)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      JsonNode found =
          RunningService.json(service.read("/v1/entities/client/" + client + "/standing"))
              .get("enforcements");
      if (found.size() >= wanted || System.nanoTime() > deadline) {
        return found;
      }
      Thread.sleep(5);
    }
  }
}
