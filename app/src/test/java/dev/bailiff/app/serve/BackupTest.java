package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service is backed up while it runs, and goes on elsewhere. */
final class BackupTest {
  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(Files.createDirectory(folder.resolve("one")));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void a_restored_service_goes_on_where_the_backup_was_made()
      throws IOException, InterruptedException {
    service.event(RunningService.failure("1"));
    service.event(RunningService.failure("2"));
    service.event(RunningService.request("3", "/.env"));
    Patience.until(() -> standing(service).contains("asks for secrets"));
    Path backup = backup();
    service.event(RunningService.failure("later"));

    assertThat(restore(backup, data("two"))).startsWith("0 ");
    try (RunningService other = RunningService.in(folder.resolve("two"))) {
      assertThat(standing(other)).contains("asks for secrets");
      assertThat(other.event(RunningService.request("3", "/.env")).body())
          .contains("\"id\":\"" + decision(service) + "\"");
      assertThat(other.event(RunningService.failure("4")).body()).contains("\"allow\"");
      assertThat(other.event(RunningService.failure("5")).body()).contains("4 failed sign-ins");
      assertThat(RunningService.json(other.read("/v1/audit/check")).path("proven").asBoolean())
          .isTrue();
    }
  }

  @Test
  void nothing_that_was_answered_before_is_missing_however_busy_it_was()
      throws IOException, InterruptedException {
    AtomicBoolean busy = new AtomicBoolean(true);
    Thread sender = Thread.ofVirtual().start(() -> send(busy));
    service.event(RunningService.request("before", "/.env"));
    Path backup = backup();
    busy.set(false);
    sender.join();

    assertThat(restore(backup, data("two"))).startsWith("0 ");
    try (RunningService other = RunningService.in(folder.resolve("two"))) {
      Patience.until(() -> standing(other).contains("asks for secrets"));
    }
  }

  @Test
  void the_key_of_the_running_service_stays_out() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(backup())) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .contains("casework.db", "journal-name", "backup.json")
          .doesNotContain("service.json", "lock");
    }
  }

  @Test
  void a_damaged_backup_is_not_put_in_place() throws IOException, InterruptedException {
    Path backup = backup();
    Files.writeString(backup.resolve("journal-name"), "other");
    assertThat(restore(backup, data("two"))).contains("`journal-name` is not as it was backed up");
    Files.delete(backup.resolve("journal-name"));
    assertThat(restore(backup, data("two"))).contains("`journal-name` is missing");
    assertThat(restore(folder, data("two"))).contains("is no backup");
  }

  @Test
  void what_is_there_is_not_written_over() throws IOException, InterruptedException {
    assertThat(restore(backup(), folder.resolve("one"))).startsWith("2 ").contains("is not empty");
  }

  private Path backup() throws IOException, InterruptedException {
    var answer = service.post("/v1/backups", "application/json", "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Path.of(RunningService.json(answer).path("backup").asString());
  }

  private Path data(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name)).resolve("data");
  }

  private void send(AtomicBoolean busy) {
    try {
      for (int i = 0; busy.get(); i++) {
        service.event(RunningService.request("busy" + i, "/"));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decision(RunningService asked) throws IOException, InterruptedException {
    return RunningService.json(asked.event(RunningService.request("3", "/.env")))
        .path("id")
        .asString();
  }

  private static String standing(RunningService asked) throws IOException, InterruptedException {
    return asked.read("/v1/entities/client/203.0.113.9/standing").body();
  }

  private static String restore(Path backup, Path data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exitCode = Main.run(out, out, "restore", backup.toString(), "--data", data.toString());
    return exitCode + " " + out.toString(UTF_8);
  }
}
