package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another policy is tried on what was recorded. */
final class TrialTest {
  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
    for (int i = 1; i <= 6; i++) {
      service.event(RunningService.failure("f" + i));
    }
    service.event(RunningService.request("1", "/.env"));
    Patience.until(() -> searched() == 7);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void what_a_stricter_policy_would_do_more_is_shown_with_samples() throws IOException {
    JsonNode answer = tried(1);
    assertThat(answer.path("compared").asLong()).isEqualTo(7);
    assertThat(answer.path("verdicts").path("allow to throttle").asLong()).isEqualTo(2);
    JsonNode rule = rule(answer, "1.2/guessing");
    assertThat(rule.path("acted").asLong()).isEqualTo(3);
    assertThat(rule.path("acts").asLong()).isEqualTo(5);
    assertThat(rule.path("gained").asLong()).isEqualTo(2);
    assertThat(rule.path("newly_hit").asLong()).isEqualTo(1);
    assertThat(rule.path("samples").path(0).path("id").asString()).isEqualTo("f2");
    assertThat(rule.path("samples").path(0).path("because").asString())
        .isEqualTo("2 failed sign-ins");
  }

  @Test
  void what_a_laxer_policy_would_no_longer_do_is_counted() throws IOException {
    JsonNode answer = tried(5);
    assertThat(rule(answer, "1.2/guessing").path("lost").asLong()).isEqualTo(2);
    assertThat(rule(answer, "1.2/stolen").path("acts").asLong()).isEqualTo(1);
    assertThat(rule(answer, "1.2/stolen").path("gained").asLong()).isZero();
  }

  @Test
  void the_policy_that_decided_changes_nothing() throws IOException {
    JsonNode answer = tried(3);
    assertThat(answer.path("verdicts")).isEmpty();
    assertThat(answer.path("rules"))
        .allMatch(rule -> rule.path("gained").asLong() + rule.path("lost").asLong() == 0);
  }

  @Test
  void what_people_found_of_whom_the_rule_would_hit_is_counted_and_too_few_are_called_so()
      throws IOException, InterruptedException {
    service.json(
        "/v1/reports",
        "{'id':'r1','reason':'guessing','subject':{'account':'a1'},'reporter':'bob'}");
    Patience.until(() -> !RunningService.json(service.read("/v1/cases")).path("cases").isEmpty());
    JsonNode held = RunningService.json(service.json("/v1/cases/claim", "{'queue':'reports'}"));
    var ruled =
        service.json(
            "/v1/cases/" + held.path("id").asString() + "/ruling",
            "{'claim':1,'broken':'1.2','grounds':'It guessed all day.'}");
    assertThat(ruled.statusCode()).isEqualTo(200);
    JsonNode reviewed = rule(tried(1), "1.2/guessing").path("reviewed");
    assertThat(reviewed.path("subjects").asLong()).isEqualTo(1);
    assertThat(reviewed.path("innocent").asLong()).isZero();
    assertThat(reviewed.path("enough").asBoolean()).isFalse();
    assertThat(reviewed.has("false_positive_share")).isFalse();
    assertThat(run("policy", "try", policy(1), "--since", "9999d"))
        .contains("0 of 1*", "too few were reviewed");
  }

  @Test
  void people_read_it_as_a_table() throws IOException {
    assertThat(run("policy", "try", policy(1), "--since", "9999d"))
        .startsWith("0 7 events compared under version ")
        .contains("verdict allow to throttle: 2", "1.2/guessing would newly act, for example:");
  }

  @Test
  void a_policy_that_is_wrong_is_not_tried() throws IOException, InterruptedException {
    Path wrong = Path.of(policy(1));
    Files.writeString(wrong.resolve("policy.yaml"), "nme: x");
    assertThat(run("policy", "try", wrong.toString())).startsWith("1 ").contains("nme");
    var sent = "{\"files\":[{\"name\":\"policy.yaml\",\"text\":\"nme: x\"}]}";
    assertThat(service.post("/v1/policy/try", "application/json", sent).statusCode())
        .isEqualTo(422);
    assertThat(service.post("/v1/policy/try", "application/json", "{}").statusCode())
        .isEqualTo(422);
  }

  private long searched() throws IOException, InterruptedException {
    var body =
        "{\"condition\":\"true\",\"since\":\"2026-11-01T00:00:00Z\",\"until\":\"2026-12-01T00:00:00Z\"}";
    var answer = service.post("/v1/search", "application/json", body);
    return RunningService.json(answer).path("searched").asLong();
  }

  private JsonNode tried(int allowed) throws IOException {
    String said = run("policy", "try", policy(allowed), "--since", "9999d", "--json");
    assertThat(said).startsWith("0 ");
    return JsonMapper.builder().build().readTree(said.substring(2));
  }

  private static JsonNode rule(JsonNode answer, String id) {
    return answer
        .path("rules")
        .valueStream()
        .filter(rule -> rule.path("rule").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String policy(int allowed) throws IOException {
    Path other = folder.resolve("other");
    SmallPolicy.write(other, allowed);
    return other.toString();
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
