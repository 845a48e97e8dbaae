package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recorded events are found by a condition in the language of rules. */
final class SearchTest {
  private static final String PERIOD =
      "\"since\":\"2026-11-23T09:00:00Z\",\"until\":\"2026-11-23T11:00:00Z\"";

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
    service.event(RunningService.request("1", "/"));
    service.event(RunningService.request("2", "/.env"));
    service.event(RunningService.request("3", "/.env"));
    service.event(RunningService.failure("4"));
    Patience.until(() -> search("true").path("searched").asLong() == 4);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void events_are_found_with_what_was_decided() throws IOException, InterruptedException {
    JsonNode answer = search("event.path.startsWith('/.')");
    assertThat(answer.path("found").asLong()).isEqualTo(2);
    JsonNode latest = answer.path("latest").path(1);
    assertThat(latest.path("id").asString()).isEqualTo("3");
    assertThat(latest.path("verdict").asString()).isEqualTo("deny");
    assertThat(latest.path("rules").path(0).asString()).isEqualTo("1.2/stolen");
    assertThat(latest.path("client").asString()).isEqualTo("203.0.113.9");
    assertThat(answer.path("verdicts").path("deny").asLong()).isEqualTo(2);
  }

  @Test
  void a_condition_is_asked_of_every_type_that_it_fits() throws IOException, InterruptedException {
    assertThat(search("client.ip == '203.0.113.9'").path("found").asLong()).isEqualTo(4);
    JsonNode failures = search("event.outcome == 'failure'");
    assertThat(failures.path("found").asLong()).isEqualTo(1);
    assertThat(failures.path("types").toString()).contains("auth.attempt").doesNotContain("http");
    assertThat(search("true\",\"on\":\"http.request").path("found").asLong()).isEqualTo(3);
  }

  @Test
  void conditions_read_signals_and_say_what_they_cannot() throws IOException, InterruptedException {
    assertThat(search("signal('sensitive-path') >= 0.5").path("found").asLong()).isEqualTo(2);
    JsonNode unsaid = search("event.status == 404");
    assertThat(unsaid.path("unsaid").asLong()).isEqualTo(3);
    assertThat(unsaid.path("found").asLong()).isZero();
  }

  @Test
  void values_are_counted_and_so_are_steps_of_time() throws IOException, InterruptedException {
    JsonNode answer =
        search("event.method == 'GET'\",\"limit\":0,\"every\":\"PT30M\",\"top\":\"event.path");
    assertThat(answer.path("top").path(0).toString())
        .contains("\"value\":\"/.env\"")
        .contains("\"count\":2");
    assertThat(answer.path("series")).hasSize(4);
    assertThat(answer.path("series").path(2).path("count").asLong()).isEqualTo(3);
    assertThat(answer.path("latest")).isEmpty();
  }

  @Test
  void only_events_on_which_a_rule_fired_are_found_if_that_is_asked()
      throws IOException, InterruptedException {
    assertThat(search("true\",\"rule\":\"1.2/stolen").path("found").asLong()).isEqualTo(2);
    assertThat(search("true\",\"rule\":\"1.2/other").path("found").asLong()).isZero();
  }

  @Test
  void what_is_wrong_is_said_at_its_place() throws IOException, InterruptedException {
    assertThat(post("{\"condition\":\"event.pth == 'x'\"}").body())
        .contains("column 7")
        .contains("did you mean `path`?");
    assertThat(post("{\"condition\":\"true\",\"on\":\"http.reqest\"}").statusCode()).isEqualTo(422);
    assertThat(post("{\"condition\":\"true\",\"since\":\"2027-01-01T00:00:00Z\"}").statusCode())
        .isEqualTo(422);
    assertThat(post("{\"condition\":\"true\",\"every\":\"PT0.001S\"}").statusCode()).isEqualTo(422);
    assertThat(post("{}").statusCode()).isEqualTo(422);
  }

  @Test
  void who_searched_for_what_is_in_the_audit_log_which_is_proven()
      throws IOException, InterruptedException {
    JsonNode before = RunningService.json(service.read("/v1/audit/check"));
    search("event.path == '/secret'");
    JsonNode after =
        RunningService.json(
            service.read("/v1/audit/check?noted=" + before.path("head").asString()));
    assertThat(after.path("proven").asBoolean()).isTrue();
    assertThat(after.path("entries").asLong()).isEqualTo(before.path("entries").asLong() + 1);
  }

  @Test
  void a_head_that_the_log_does_not_have_is_found_out() throws IOException, InterruptedException {
    String other = "1:" + "0".repeat(64);
    JsonNode check = RunningService.json(service.read("/v1/audit/check?noted=" + other));
    assertThat(check.path("proven").asBoolean()).isFalse();
    assertThat(service.read("/v1/audit/check?noted=x").statusCode()).isEqualTo(422);
    assertThat(run("audit", "verify", "--noted", other)).startsWith("1 ").contains("NOT PROVEN");
    assertThat(run("audit", "verify")).startsWith("0 ").contains("proven: ").contains("head ");
  }

  @Test
  void the_command_prints_what_was_found() {
    assertThat(
            run("search", "client.ip == '203.0.113.9'", "--since", "9999d", "--top", "event.path"))
        .startsWith(ExitCode.OK + " 4 of 4 events\n")
        .contains("/.env", "1.2/stolen", "auth.attempt");
    assertThat(run("search", "event.pth", "--json")).startsWith("1 bailiff: column 7");
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

  private JsonNode search(String condition) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("{\"condition\":\"%s\",%s}".formatted(condition, PERIOD));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningService.json(answer);
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return service.post("/v1/search", "application/json", body);
  }
}
