package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bailiff.casework.store.DatabaseSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that is killed when a system has been told of an enforcement, and before that has been
 * written down.
 */
@Timeout(300)
final class DeliveryCrashTest {
  private static final int ROUNDS = 4;
  private static final int BLOCKED_EACH = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();

  /** How often each message came, by its id, and what it said. */
  private final Map<String, List<String>> received = new ConcurrentHashMap<>();

  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
  private HttpServer receiver;

  /** The process to kill at the next message, before that is answered or right after. */
  private record Trap(ServiceProcess service, boolean isBeforeAnswer) {}

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    CountingPolicy.write(folder.resolve("policy"));
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
    client.shutdownNow();
  }

  @Test
  void a_system_is_told_of_every_enforcement_with_the_embedded_database() throws Exception {
    crash(List.of(), Map.of());
  }

  @Test
  void a_system_is_told_of_every_enforcement_with_postgresql() throws Exception {
    Optional<Postgres> server = Postgres.start();
    assumeThat(server).as("PostgreSQL is installed").isPresent();
    try (Postgres postgres = server.orElseThrow()) {
      DatabaseSpec.Server database = postgres.database();
      crash(
          List.of("--database", database.url()), Map.of("BAILIFF_DATABASE_USER", database.user()));
    }
  }

  private void crash(List<String> database, Map<String, String> environment) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ServiceProcess service = start(database, environment);
      try {
        // Only one that is killed before it has the answer cannot have written it down.
        trap.set(new Trap(service, round % 2 == 0));
        block(service, round);
        Patience.until("the service is killed", () -> !service.isAlive());
      } finally {
        service.kill();
      }
    }
    try (ServiceProcess service = start(database, environment)) {
      Patience.until(
          "everything is delivered",
          () -> enforcements(service).size() == ROUNDS * BLOCKED_EACH && isAllDelivered(service));
      checkReceived(enforcements(service));
    }
  }

  private void checkReceived(Set<String> enforcements) {
    Map<String, Integer> told = new HashMap<>();
    received.forEach((id, bodies) -> {
      assertThat(new HashSet<>(bodies)).as(id + " says the same each time").hasSize(1);
      JsonNode message = JSON.readTree(bodies.getFirst());
      assertThat(message.get("type").asString()).isEqualTo("enforcement.begun");
      told.merge(message.at("/data/enforcement/id").asString(), 1, Integer::sum);
    });
    assertThat(told.keySet()).as("none is lost").isEqualTo(enforcements);
    assertThat(told.values()).as("each has one message").containsOnly(1);
    assertThat(unanswered).hasSize(ROUNDS / 2);
    assertThat(unanswered)
        .as("what was delivered and not written down comes again under the same id")
        .allSatisfy(id -> assertThat(received.get(id)).hasSizeGreaterThan(1));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      received.computeIfAbsent(id, _ -> new ArrayList<>()).add(body);
      Trap sprung = trap.getAndSet(null);
      if (sprung != null && sprung.isBeforeAnswer()) {
        unanswered.add(id);
        sprung.service().kill();
        return;
      }
      exchange.sendResponseHeaders(200, -1);
      if (sprung != null) {
        sprung.service().kill();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private ServiceProcess start(List<String> database, Map<String, String> environment)
      throws IOException {
    List<String> options = new ArrayList<>(database);
    options.addAll(List.of("--policy", folder.resolve("policy").toString()));
    Map<String, String> settings = new HashMap<>(environment);
    settings.put(
        "BAILIFF_WEBHOOKS_HOOK_URL", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
    settings.put("BAILIFF_WEBHOOKS_HOOK_SECRET", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
    return ServiceProcess.start(
        folder.resolve("data"), List.of("-XX:TieredStopAtLevel=1"), options, settings);
  }

  private void block(ServiceProcess service, int round) throws IOException, InterruptedException {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < BLOCKED_EACH; i++) {
      events.add(
          """
          {"specversion":"1.0","id":"%1$d-%2$d","source":"t","type":"http.request","time":"%3$s",
           "data":{"method":"GET","path":"/.env","client":{"ip":"203.0.113.%1$d%2$d"}}}\
          """
              .formatted(round + 1, i, Instant.now()));
    }
    HttpRequest request =
        service
            .request("/v1/events")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", events) + "]"))
            .build();
    try {
      client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException killedBeforeItsAnswerCame) {
      assertThat(received).isNotEmpty();
    }
  }

  private Set<String> enforcements(ServiceProcess service)
      throws IOException, InterruptedException {
    Set<String> ids = new HashSet<>();
    get(service, "/v1/enforcements?limit=1000")
        .get("enforcements")
        .forEach(each -> ids.add(each.get("id").asString()));
    return ids;
  }

  private boolean isAllDelivered(ServiceProcess service) throws IOException, InterruptedException {
    JsonNode counts = get(service, "/v1/deliveries").at("/counts/hook");
    return counts.path("delivered").asInt() == ROUNDS * BLOCKED_EACH
        && counts.path("waiting").asInt() == 0
        && counts.path("dead").asInt() == 0;
  }

  private JsonNode get(ServiceProcess service, String path)
      throws IOException, InterruptedException {
    HttpRequest request = service.request(path).GET().build();
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
