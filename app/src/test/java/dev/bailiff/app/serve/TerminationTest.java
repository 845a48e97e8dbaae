package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.access.ServiceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, started, told to stop, killed, and started again. */
final class TerminationTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void what_was_answered_survives_sigterm_and_sigkill() throws IOException, InterruptedException {
    SmallPolicy.write(folder.resolve("policy"), 3);

    String first = decideAndEnd("1", Process::destroy);
    assertThat(first).contains("\"verdict\":\"allow\"");
    decideAndEnd("2", Process::destroyForcibly);
    decideAndEnd("3", Process::destroyForcibly);
    assertThat(decideAndEnd("4", Process::destroy)).contains("\"verdict\":\"throttle\"");
    assertThat(decideAndEnd("1", Process::destroy)).contains("\"id\":\"1\",\"event\"");
  }

  /** Starts the service, sends one event, and ends the process in its way. */
  private String decideAndEnd(String id, java.util.function.Consumer<Process> end)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--policy",
                folder.resolve("policy").toString(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    try {
      return send(id, listening(process));
    } finally {
      end.accept(process);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String listening(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("listening at ")) {
        return line.substring("listening at ".length());
      }
      all.append(line).append('\n');
    }
    throw new IOException("it never listened: " + all);
  }

  private String send(String id, String address) throws IOException, InterruptedException {
    String event = RunningService.failure(id).replace(RunningService.NOW, Instant.now().toString());
    String key = ServiceFile.read(folder.resolve("data")).orElseThrow().key().secret();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/v1/events"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + key)
              .POST(HttpRequest.BodyPublishers.ofString(event))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
