package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.http.Route;
import dev.bailiff.app.trial.PolicyFiles;
import dev.bailiff.casework.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another policy comes into force by a second person, and stays. */
final class PublishingTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.reviewed(folder);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void an_author_proposes_and_a_publisher_publishes_what_then_decides_over_restarts()
      throws IOException, InterruptedException {
    String author = service.makeKey(Role.POLICY_AUTHOR);
    String publisher = service.makeKey(Role.POLICY_PUBLISHER);
    service.event(RunningService.failure("f1"));
    JsonNode proposed = RunningService.json(propose(author, 1));
    assertThat(proposed.path("enforcing_changes").path(0).asString())
        .isEqualTo("1.2/guessing is another");
    assertThat(proposed.path("result").path("rules").isArray()).isTrue();
    String id = proposed.path("edition").asString();

    assertThat(publish(author, id).statusCode()).isEqualTo(403);
    assertThat(verdict("f2")).isEqualTo("allow");
    HttpResponse<String> published = publish(publisher, id);
    OpenApiTest.holds(Route.PUBLISH_POLICY, published);
    assertThat(published.statusCode()).isEqualTo(200);
    assertThat(verdict("f3")).isEqualTo("throttle");
    assertThat(list().path("edition").asString()).isEqualTo(id);

    service.close();
    service = RunningService.reviewed(folder);
    assertThat(list().path("edition").asString()).isEqualTo(id);
    assertThat(service.service().policy().version()).isEqualTo(proposed.path("version").asString());
    assertThat(RunningService.json(service.read("/v1/audit/check")).path("proven").asBoolean())
        .isTrue();
  }

  @Test
  void who_proposed_does_not_publish_also_as_admin() throws IOException, InterruptedException {
    String admin = service.makeKey(Role.ADMIN);
    String id = RunningService.json(propose(admin, 1)).path("edition").asString();
    HttpResponse<String> refused = publish(admin, id);
    OpenApiTest.holds(Route.PUBLISH_POLICY, refused);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("another person");
  }

  @Test
  void commands_propose_review_and_publish() throws IOException {
    Path other = folder.resolve("other");
    SmallPolicy.write(other, 1);
    assertThat(run("policy", "review")).contains("publishing: reviewed", "nothing waits");
    String said = run("policy", "propose", other.toString(), "--why", "a wave", "--since", "9999d");
    assertThat(said).startsWith("0 ").contains("1.2/guessing is another", "another person");
    String id = said.replaceAll("(?s).*publish ([0-9a-f]{32}) .*", "$1");
    assertThat(run("policy", "review")).contains(id, "key:operator", "a wave");
    assertThat(run("policy", "review", id))
        .startsWith("0 ")
        .contains("- when: failures > 3", "+ when: failures > 1", "0 events compared");
    assertThat(run("policy", "publish", id, "--why", "go"))
        .startsWith("1 ")
        .contains("`key:operator`");
  }

  @Test
  void what_is_wrong_is_refused() throws IOException, InterruptedException {
    for (String body : new String[] {"{}", "{'because':'x'}", "{'files':[],'because':'x'}"}) {
      HttpResponse<String> answer = service.json("/v1/policies", body);
      OpenApiTest.holds(Route.PROPOSE_POLICY, answer);
      assertThat(answer.statusCode()).isEqualTo(422);
    }
    HttpResponse<String> broken =
        service.json(
            "/v1/policies", "{'because':'x','files':[{'name':'policy.yaml','text':'nme: x'}]}");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("nme");
    HttpResponse<String> tooShort =
        service.json("/v1/policies/none/backtest", "{'since':'" + RunningService.NOW + "'}");
    assertThat(tooShort.statusCode()).isEqualTo(422);
    for (String path : new String[] {"/backtest", "/publication"}) {
      HttpResponse<String> answer = service.json("/v1/policies/none" + path, because(path));
      assertThat(answer.statusCode()).isEqualTo(404);
    }
    OpenApiTest.holds(Route.POLICY, service.read("/v1/policies/none"));
    OpenApiTest.holds(Route.POLICIES, service.read("/v1/policies"));
  }

  @Test
  void where_the_folder_publishes_nothing_is_proposed() throws IOException, InterruptedException {
    service.close();
    service = RunningService.in(folder);
    HttpResponse<String> answer = propose(service.key(), 1);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("publishing: reviewed");
    assertThat(list().path("publishing").asString()).isEqualTo("folder");
  }

  private static String because(String path) {
    return path.equals("/backtest") ? "{}" : "{'because':'x'}";
  }

  private JsonNode list() throws IOException, InterruptedException {
    return RunningService.json(service.read("/v1/policies"));
  }

  private String verdict(String id) throws IOException, InterruptedException {
    return RunningService.json(service.event(RunningService.failure(id)))
        .path("verdict")
        .asString();
  }

  private HttpResponse<String> propose(String key, int allowed)
      throws IOException, InterruptedException {
    Path other = folder.resolve("other");
    SmallPolicy.write(other, allowed);
    String body =
        JSON.writeValueAsString(Map.of("because", "a wave", "files", PolicyFiles.of(other)));
    return send(key, "/v1/policies", body);
  }

  private HttpResponse<String> publish(String key, String id)
      throws IOException, InterruptedException {
    return send(key, "/v1/policies/" + id + "/publication", "{\"because\":\"go\"}");
  }

  private HttpResponse<String> send(String key, String path, String body)
      throws IOException, InterruptedException {
    return service.sendWithoutKey(
        HttpRequest.newBuilder(service.uri(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = folder.resolve("data").toString();
    int exitCode = Main.run(out, out, all);
    return exitCode + " " + out.toString(UTF_8);
  }
}
