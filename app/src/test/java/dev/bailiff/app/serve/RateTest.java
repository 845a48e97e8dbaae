package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.http.Route;
import dev.bailiff.casework.access.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key asks as often as the settings let it. */
final class RateTest {
  /** So many take a while, but not as many seconds. */
  private static final int TRIES = 60;

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.slowed(folder, 1);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void a_key_that_asks_too_often_is_told_when_to_come_back()
      throws IOException, InterruptedException {
    String key = service.makeKey(Role.SERVICE);
    HttpResponse<String> refused = refused(key, Route.CHECK, 429);
    OpenApiTest.holds(Route.CHECK, refused);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("urn:bailiff:problem:too-often", "requests-per-second");
  }

  @Test
  void what_a_proxy_is_told_is_not_taken_for_a_verdict_on_its_client()
      throws IOException, InterruptedException {
    String key = service.makeKey(Role.SERVICE);
    assertThat(refused(key, Route.AUTHZ, 503).headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void the_operator_is_let_through_and_nobody_else_is_called_so()
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      assertThat(service.read("/v1/restraints").statusCode()).isEqualTo(200);
    }
    assertThat(service.json("/v1/keys", "{'name':'operator','roles':['admin']}").statusCode())
        .isEqualTo(409);
  }

  /** The first answer with this status. */
  private HttpResponse<String> refused(String key, Route route, int status)
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<String> answer =
          service.sendWithoutKey(
              HttpRequest.newBuilder(service.uri(route.path()))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{}")));
      if (answer.statusCode() == status) {
        return answer;
      }
    }
    throw new AssertionError("never answered " + status);
  }
}
