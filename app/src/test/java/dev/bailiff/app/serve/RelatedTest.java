package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.http.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who shares rare values with an entity is found; an office does not relate everybody. */
final class RelatedTest {
  private static final String PERIOD =
      "'since':'2026-11-23T09:00:00Z','until':'2026-11-23T11:00:00Z'";

  @TempDir private Path folder = Path.of("");
  private RunningService service;
  private int sent;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void the_rarer_what_is_shared_the_closer() throws IOException, InterruptedException {
    signIn("a1", "198.51.100.1", "phone-1");
    signIn("twin", "198.51.100.2", "phone-1");
    signIn("b1", "198.51.100.1", "phone-2");
    signIn("b2", "198.51.100.1", "phone-3");
    signIn("stranger", "198.51.100.9", "phone-9");
    JsonNode answer = related("a1", 5);
    assertThat(answer.path("events").asLong()).isEqualTo(1);
    assertThat(answer.path("related"))
        .extracting(each -> each.path("id").asString() + " " + each.path("score").asDouble())
        .containsExactly("twin 1.0", "b1 0.5", "b2 0.5");
    JsonNode shared = answer.path("related").path(0).path("shared").path(0);
    assertThat(shared.path("field").asString()).isEqualTo("client.device");
    assertThat(shared.path("value").asString()).isEqualTo("phone-1");
    assertThat(shared.path("others").asLong()).isEqualTo(1);
  }

  @Test
  void what_more_than_a_hundred_share_says_nothing() throws IOException, InterruptedException {
    signIn("a1", "198.51.100.1", "phone-1");
    for (int i = 0; i < 101; i++) {
      signIn("b" + i, "198.51.100.1", "other-" + i);
    }
    signIn("twin", "198.51.100.2", "phone-1");
    JsonNode answer = related("a1", 103);
    assertThat(answer.path("related"))
        .extracting(it -> it.path("id").asString())
        .containsExactly("twin");
    assertThat(answer.path("common").path(0).path("value").asString()).isEqualTo("198.51.100.1");
  }

  @Test
  void who_has_not_been_seen_is_related_to_nobody() throws IOException, InterruptedException {
    signIn("a1", "198.51.100.1", "phone-1");
    JsonNode answer = related("nobody", 1);
    assertThat(answer.path("events").asLong()).isZero();
    assertThat(answer.path("related")).isEmpty();
  }

  @Test
  void the_command_prints_who_is_related() throws IOException, InterruptedException {
    signIn("a1", "198.51.100.1", "phone-1");
    signIn("twin", "198.51.100.2", "phone-1");
    related("a1", 2);
    assertThat(Commands.run(folder, "search", "--related", "account:a1", "--since", "9999d"))
        .startsWith("0 1 events name it; 1 others")
        .contains("account:twin", "client.device phone-1 (1)");
    assertThat(Commands.run(folder, "search", "--related", "a1")).startsWith("2 ");
    assertThat(Commands.run(folder, "search")).startsWith("2 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':'planet','id':'mars'}",
        "{'type':'account'}",
        "{'type':'account','id':'a1','limit':0}",
        "{'type':'account','id':'a1','limit':201}",
        "{'type':'account','id':'a1','since':'2027-01-01T00:00:00Z'}",
        "{'type':'account','id':'a1','depth':2}"
      })
  void what_is_wrong_is_refused(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = service.json("/v1/search/related", body);
    OpenApiTest.holds(Route.RELATED, answer);
    assertThat(answer.statusCode()).isEqualTo(422);
  }

  /** Once so many events are on the disk with their decisions. */
  private JsonNode related(String account, int searched) throws IOException, InterruptedException {
    Patience.until(() ->
        RunningService.json(service.json("/v1/search", "{'condition':'true'," + PERIOD + "}"))
                .path("searched")
                .asLong()
            == searched);
    HttpResponse<String> answer =
        service.json(
            "/v1/search/related", "{'type':'account','id':'" + account + "'," + PERIOD + "}");
    OpenApiTest.holds(Route.RELATED, answer);
    return RunningService.json(answer);
  }

  private void signIn(String account, String address, String device)
      throws IOException, InterruptedException {
    service.event(
        """
        {"specversion":"1.0","id":"%d","source":"t","type":"auth.attempt","time":"%s",
         "data":{"outcome":"success","account":{"id":"%s"},"client":{"ip":"%s","device":"%s"}}}\
        """
            .formatted(++sent, RunningService.NOW, account, address, device));
  }
}
