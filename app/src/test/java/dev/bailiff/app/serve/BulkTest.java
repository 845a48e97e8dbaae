package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.http.Route;
import dev.bailiff.casework.access.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A person acts on all that a search finds, after seeing on whom it falls. */
final class BulkTest {
  private static final String FOUND =
      "'condition':'event.path == \"/sale\"','since':'2026-11-23T09:00:00Z',"
          + "'until':'2026-11-23T11:00:00Z'";
  private static final String LABEL = ",'do':'label(client, \"buyer\", 7d)'";

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
    for (int i = 0; i < 6; i++) {
      service.event(RunningService.requestOf("s" + i, "/sale", "198.51.100." + i % 3));
    }
    service.event(RunningService.requestOf("o", "/other", "198.51.100.9"));
    Patience.until(() -> ok("{" + FOUND + LABEL + "}").path("searched").asLong() == 7);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void a_preview_says_on_whom_it_falls_and_changes_nothing()
      throws IOException, InterruptedException {
    JsonNode preview = ok("{" + FOUND + LABEL + "}");
    assertThat(preview.path("targets").asLong()).isEqualTo(3);
    assertThat(preview.path("shown").path(0).toString())
        .contains("client:198.51.100.0", "\"events\":2");
    assertThat(preview.has("bulk")).isFalse();
    assertThat(labels("198.51.100.0")).isEqualTo("[]");
  }

  @Test
  void it_is_done_by_who_asks_and_undone_as_one() throws IOException, InterruptedException {
    JsonNode done = ok("{" + FOUND + LABEL + ",'confirm':true,'because':'a raid','expected':3}");
    assertThat(done.path("begun").asLong()).isEqualTo(3);
    assertThat(labels("198.51.100.2")).contains("buyer");
    assertThat(labels("198.51.100.9")).isEqualTo("[]");
    JsonNode enforcement =
        RunningService.json(service.read("/v1/enforcements")).path("enforcements").path(0);
    assertThat(enforcement.toString()).contains("key:operator", "a raid");

    HttpResponse<String> undone =
        service.json(
            "/v1/undo",
            ("{'rule':'%s','since':'2026-11-23T09:00:00Z','until':'2026-11-23T11:00:00Z',"
                    + "'confirm':true,'because':'not them','expected':3}")
                .formatted(done.path("bulk").asString()));
    assertThat(RunningService.json(undone).path("undone").asLong()).isEqualTo(3);
    assertThat(labels("198.51.100.2")).isEqualTo("[]");
    assertThat(RunningService.json(service.read("/v1/audit/check")).path("proven").asBoolean())
        .isTrue();
  }

  @Test
  void more_than_it_may_fall_on_or_than_was_expected_is_refused_whole()
      throws IOException, InterruptedException {
    JsonNode preview = ok("{" + FOUND + LABEL + ",'at_most':2}");
    assertThat(preview.path("obstacle").asString())
        .isEqualTo("it falls on 3, and is to fall on 2 at most");
    for (String more : new String[] {",'at_most':2", ",'expected':2"}) {
      HttpResponse<String> refused =
          act("{" + FOUND + LABEL + more + ",'confirm':true,'because':'a raid'}");
      OpenApiTest.holds(Route.ACT_ON_FOUND, refused);
      assertThat(refused.statusCode()).isEqualTo(409);
    }
    assertThat(labels("198.51.100.0")).isEqualTo("[]");
  }

  @Test
  void who_is_protected_is_spared_and_named() throws IOException, InterruptedException {
    service.json(
        "/v1/protections",
        "{'type':'client','id':'198.51.100.1','label':'monitor','because':'our own'}");
    JsonNode done = ok("{" + FOUND + LABEL + ",'confirm':true,'because':'a raid'}");
    assertThat(done.path("begun").asLong()).isEqualTo(2);
    assertThat(done.path("spared").path(0).toString())
        .contains("client:198.51.100.1", "is protected: monitor");
    assertThat(labels("198.51.100.1")).doesNotContain("buyer");
  }

  @Test
  void the_command_shows_and_then_does_it() {
    String[] asked = {
      "search", "event.path == '/sale'", "--since", "9999d", "--do", "throttle(client, 1h)"
    };
    assertThat(Commands.run(folder, asked)).startsWith("1 ").contains("clause");
    assertThat(Commands.run(folder, and(asked, "--clause", "1.2")))
        .startsWith("0 throttle(client, 3600s) would fall on 3, for 6 of 7 events")
        .contains("client:198.51.100.0", "nothing was changed");
    assertThat(Commands.run(folder, and(asked, "--clause", "1.2", "--yes"))).startsWith("2 ");
    assertThat(Commands.run(folder, and(asked, "--clause", "1.2", "--yes", "--why", "a raid")))
        .startsWith("0 ")
        .contains("done to 3; the same was in force for 0", "bailiff undo --rule bulk-");
  }

  @Test
  void a_reviewer_may_search_and_not_act_on_all() throws IOException, InterruptedException {
    String key = service.makeKey(Role.REVIEWER);
    HttpResponse<String> refused =
        service.sendWithoutKey(
            HttpRequest.newBuilder(service.uri("/v1/search/act"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'condition':'true'}",
        "{'condition':'event.pth == 1','do':'warn(client)'}",
        "{'condition':'true','do':'explode(client)'}",
        "{'condition':'true','do':'warn(client), warn(account)'}",
        "{'condition':'true','do':'deny'}",
        "{'condition':'true','do':'open_case(\"x\")'}",
        "{'condition':'true','do':'throttle(client, 1h)'}",
        "{'condition':'true','do':'throttle(client, 1h)','clause':'9.9'}",
        "{'condition':'true','do':'warn(client)','at_most':1001}",
        "{'condition':'true','do':'warn(client)','confirm':true}",
        "{'condition':'true','do':'warn(client)','since':'2027-01-01T00:00:00Z'}"
      })
  void what_is_wrong_is_refused(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = service.json("/v1/search/act", escaped(body));
    OpenApiTest.holds(Route.ACT_ON_FOUND, answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
  }

  private static String escaped(String body) {
    return body.replace("\"", "\\\"");
  }

  private HttpResponse<String> act(String body) throws IOException, InterruptedException {
    return service.json("/v1/search/act", escaped(body));
  }

  private JsonNode ok(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = act(body);
    OpenApiTest.holds(Route.ACT_ON_FOUND, answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningService.json(answer);
  }

  private String labels(String client) throws IOException, InterruptedException {
    return RunningService.json(service.read("/v1/entities/client/" + client + "/standing"))
        .path("labels")
        .toString();
  }

  private static String[] and(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
