package dev.bailiff.verify.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bailiff.casework.store.DatabaseSpec;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A disk that nothing can be written to for a while, under a running service. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
final class ReadOnlyDiskTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> answered = new LinkedHashMap<>();

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    ReadOnlyDisk.assumeAvailable();
    CountingPolicy.write(folder.resolve("policy"));
  }

  @AfterEach
  void end() {
    client.shutdownNow();
  }

  @Test
  void writes_are_refused_and_nothing_is_lost_with_the_embedded_database() throws Exception {
    DatabaseSpec embedded = new DatabaseSpec.Embedded(folder.resolve("data/casework.db"));
    live(List.of(), Map.of(), embedded);
  }

  @Test
  void writes_are_refused_and_nothing_is_lost_with_postgresql() throws Exception {
    Optional<Postgres> server = Postgres.start();
    assumeThat(server).as("PostgreSQL is installed").isPresent();
    try (Postgres postgres = server.orElseThrow()) {
      DatabaseSpec.Server database = postgres.database();
      live(
          List.of("--database", database.url()),
          Map.of("BAILIFF_DATABASE_USER", database.user()),
          database);
    }
  }

  private void live(List<String> database, Map<String, String> environment, DatabaseSpec spec)
      throws Exception {
    List<String> options = new ArrayList<>(database);
    options.addAll(List.of("--policy", folder.resolve("policy").toString()));
    Path data = folder.resolve("data");
    List<String> machine = List.of("-XX:TieredStopAtLevel=1");
    try (ServiceProcess service = ServiceProcess.start(data, machine, options, environment)) {
      for (int i = 0; i < 20; i++) {
        assertThat(send(service, "before" + i).statusCode()).isEqualTo(200);
      }
      Patience.until("an enforcement", () -> standing(service, "before0") == 1);
      try (ReadOnlyDisk _ = ReadOnlyDisk.under(service)) {
        HttpResponse<String> refused = sendUntilRefused(service);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("urn:bailiff:problem:unwell", "Read-only file system");
        assertThat(refused.body()).doesNotContain("\tat ", "Exception");
        HttpResponse<String> ready = get(service, "/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("Read-only file system");
        assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
        assertThat(standing(service, "before0")).as("what is known is still told").isPositive();
      }
      Patience.until("it takes events again", () -> send(service, "after").statusCode() == 200);
      for (String id : List.copyOf(answered.keySet())) {
        Patience.until("enforcement for " + id, () -> standing(service, id) == 1);
        assertThat(send(service, id).body()).as("the first answer").isEqualTo(answered.get(id));
      }
      Patience.until("ready", () -> get(service, "/health/ready").statusCode() == 200);
    }
    new Aftermath(data, CountingPolicy.load(folder.resolve("policy")), answered, "read-only disk")
        .check(spec, folder.resolve("again.db"));
  }

  /** A decision from which nothing follows may be answered before it is on the disk. */
  private HttpResponse<String> sendUntilRefused(ServiceProcess service)
      throws IOException, InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      HttpResponse<String> response = send(service, "while" + i);
      if (response.statusCode() != 200) {
        return response;
      }
    }
    throw new IllegalStateException("it was never refused");
  }

  private HttpResponse<String> send(ServiceProcess service, String id)
      throws IOException, InterruptedException {
    assertThat(service.isAlive()).isTrue();
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"t","type":"http.request","time":"%s",
         "data":{"method":"GET","path":"/.env","client":{"ip":"%s"}}}\
        """
            .formatted(id, Instant.now(), address(id));
    HttpRequest request =
        service
            .request("/v1/events")
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 200) {
      answered.putIfAbsent(id, response.body());
    }
    return response;
  }

  private static String address(String id) {
    int number = Math.floorMod(id.hashCode(), 65_536);
    return "203.0.%d.%d".formatted(number / 256, number % 256);
  }

  private int standing(ServiceProcess service, String id) throws IOException, InterruptedException {
    String path = "/v1/entities/client/" + address(id) + "/standing";
    return JSON.readTree(get(service, path).body()).required("enforcements").size();
  }

  private HttpResponse<String> get(ServiceProcess service, String path)
      throws IOException, InterruptedException {
    HttpRequest request = service.request(path).GET().build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
