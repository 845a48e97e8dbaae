package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service whose disk is full for a while, or cannot be written at all. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class FullDiskTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BATCH = 200;
  private static final int MOST_BATCHES = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> answered = new LinkedHashMap<>();

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    Process tried =
        new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(tried.waitFor() == 0, "may mount");
    CountingPolicy.write(folder.resolve("policy"));
    Files.createDirectories(data());
  }

  @AfterEach
  void end() {
    client.shutdownNow();
  }

  @Test
  void what_does_not_fit_is_refused_and_nothing_is_lost_when_there_is_room_again()
      throws Exception {
    String mount = "size=48m tmpfs DATA && head -c 20m /dev/zero > DATA/filler";
    try (ServiceProcess service = ServiceProcess.startOn(mount, data(), options())) {
      HttpResponse<String> refused = sendUntilRefused(service);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("urn:bailiff:problem:unwell", "No space left on device");
      assertThat(send(service, service.request("/health/ready").GET()).body())
          .contains("No space left on device");

      Files.delete(Path.of("/proc/" + service.pid() + "/root" + data()).resolve("filler"));

      for (int i = 0; i < answered.size(); i++) {
        String standing = "/v1/entities/client/" + prober(Integer.toString(i)) + "/standing";
        await(() -> enforcements(send(service, service.request(standing).GET())) == 1);
      }
      String more = batch("after");
      await(() -> send(service, post(service, more)).statusCode() == 200);
      for (Map.Entry<String, String> each : answered.entrySet()) {
        assertThat(send(service, post(service, each.getKey())).body())
            .as("what was answered before is answered again")
            .isEqualTo(each.getValue());
      }
    }
  }

  @Test
  void a_disk_that_cannot_be_written_is_a_clear_error_at_the_start() throws Exception {
    Process process = ServiceProcess.beginOn("ro tmpfs DATA", data(), options());
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(said).contains("journal", "cannot be written").doesNotContain("\tat ");
  }

  private HttpResponse<String> sendUntilRefused(ServiceProcess service)
      throws IOException, InterruptedException {
    for (int i = 0; i < MOST_BATCHES; i++) {
      String batch = batch(Integer.toString(i));
      HttpResponse<String> response = send(service, post(service, batch));
      if (response.statusCode() != 200) {
        return response;
      }
      answered.put(batch, response.body());
    }
    throw new IllegalStateException("it never got full");
  }

  private HttpResponse<String> send(ServiceProcess service, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    assertThat(service.isAlive()).isTrue();
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder post(ServiceProcess service, String batch) {
    return service
        .request("/v1/events")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(batch));
  }

  /** Many requests for pages, and one for a secret from a client of its own. */
  private static String batch(String name) {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> event(name + "-" + i, "192.0.2.1", "/page?" + "x".repeat(600)))
        .collect(Collectors.joining(",", "[" + event(name, prober(name), "/.env") + ",", "]"));
  }

  private static String prober(String batch) {
    int number = Math.floorMod(batch.equals("after") ? 65_535 : Integer.parseInt(batch), 65_536);
    return "203.0.%d.%d".formatted(number / 256, number % 256);
  }

  private static String event(String id, String address, String path) {
    return """
    {"specversion":"1.0","id":"%s","source":"full","type":"http.request","time":"%s",
     "data":{"method":"GET","path":"%s","client":{"ip":"%s"}}}\
    """
        .formatted(id, Instant.now(), path, address);
  }

  private static int enforcements(HttpResponse<String> standing) {
    JsonNode found = JSON.readTree(standing.body()).required("enforcements");
    return found.size();
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("the time to wait has passed").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private List<String> options() {
    return List.of("--policy", folder.resolve("policy").toString());
  }
}
