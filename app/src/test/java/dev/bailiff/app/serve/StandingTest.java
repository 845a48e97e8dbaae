package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.http.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What decisions ask for is carried out, once, and how entities stand is told. */
final class StandingTest {
  @TempDir private Path folder = Path.of("");

  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void what_a_decision_asks_for_is_enforced() throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/.env"));

    JsonNode standing = await("client/203.0.113.9", it -> !it.get("enforcements").isEmpty());
    assertThat(standing.get("verdict").asString()).isEqualTo("deny");
    assertThat(standing.get("until").asString()).isEqualTo("2026-11-23T11:00:00Z");
    JsonNode enforcement = standing.get("enforcements").get(0);
    assertThat(enforcement.get("action").asString()).isEqualTo("block");
    assertThat(enforcement.get("by").asString()).isEqualTo("rule 1.2/stolen");
    assertThat(enforcement.get("because").asString()).isEqualTo("asks for secrets");
    assertThat(enforcement.get("clause").asString()).isEqualTo("1.2");
  }

  @Test
  void it_is_enforced_once_whatever_restarts() throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/.env"));
    service.event(RunningService.request("2", "/slower"));
    service.close();
    service = RunningService.in(folder);
    service.event(RunningService.request("3", "/prove"));

    JsonNode standing = await("client/203.0.113.9", it -> it.get("enforcements").size() >= 3);
    assertThat(standing.get("enforcements").valueStream().map(it -> it.get("action").asString()))
        .containsExactly("block", "throttle", "challenge");
  }

  @Test
  void what_was_done_to_somebody_is_on_record_as_strikes()
      throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/.env"));
    await("client/203.0.113.9", it -> !it.get("enforcements").isEmpty());

    HttpResponse<String> answer = service.read("/v1/entities/client/203.0.113.9/history?limit=1");
    OpenApiTest.holds(Route.HISTORY, answer);
    JsonNode history = RunningService.json(answer);
    assertThat(history.get("strikes").asDouble()).isEqualTo(1);
    assertThat(history.at("/enforcements/0/action").asString()).isEqualTo("block");
    assertThat(history.get("steps")).isEmpty();
    HttpResponse<String> none = service.read("/v1/entities/planet/mars/history");
    OpenApiTest.holds(Route.HISTORY, none);
    assertThat(none.statusCode()).isEqualTo(404);
  }

  @Test
  void who_is_not_known_is_allowed_everything() throws IOException, InterruptedException {
    JsonNode standing = await("account/sm%C3%B8r%2F%20%7Bid%7D", _ -> true);
    assertThat(standing.get("entity").asString()).isEqualTo("account:smør/ {id}");
    assertThat(standing.get("verdict").asString()).isEqualTo("allow");
    assertThat(standing.get("enforcements")).isEmpty();
  }

  @Test
  void there_is_no_standing_of_what_is_no_entity() throws IOException, InterruptedException {
    HttpResponse<String> answer = service.read("/v1/entities/planet/mars/standing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("client, account, tenant");
    assertThat(service.post("/v1/entities/account/a/standing", "text/plain", "").statusCode())
        .isEqualTo(405);
  }

  /** Asks until the answer is as awaited, for a while. */
  private JsonNode await(String entity, Predicate<JsonNode> awaited)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      JsonNode standing = RunningService.json(service.read("/v1/entities/" + entity + "/standing"));
      if (awaited.test(standing) || System.nanoTime() > deadline) {
        return standing;
      }
      Thread.sleep(2);
    }
  }
}
