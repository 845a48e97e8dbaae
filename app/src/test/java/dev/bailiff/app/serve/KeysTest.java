package dev.bailiff.app.serve;

import static dev.bailiff.app.serve.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, from making one to its end. */
final class KeysTest {
  private static final String JSON = "application/json";

  @TempDir private Path folder = Path.of("");
  private RunningService service;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    service.close();
  }

  @Test
  void a_key_admits_to_what_its_roles_do() throws IOException, InterruptedException {
    String key = made("{\"name\":\"shop\",\"roles\":[\"service\"]}");
    assertThat(check(key)).isEqualTo(200);
    assertThat(list(key)).isEqualTo(403);
    assertThat(list(made("{\"name\":\"root\",\"roles\":[\"viewer\",\"admin\"]}"))).isEqualTo(200);
  }

  @Test
  void a_revoked_key_is_refused_at_once() throws IOException, InterruptedException {
    String key = made("{\"name\":\"shop\",\"roles\":[\"service\"]}");
    assertThat(service.delete("/v1/keys/shop").statusCode()).isEqualTo(200);
    assertThat(check(key)).isEqualTo(401);
    assertThat(service.delete("/v1/keys/shop").statusCode()).isEqualTo(404);
  }

  @Test
  void a_rotated_key_has_a_successor_and_is_valid_for_the_grace()
      throws IOException, InterruptedException {
    String old = made("{\"name\":\"shop\",\"roles\":[\"service\"]}");
    String next = rotated("{}");
    assertThat(check(old)).isEqualTo(200);
    assertThat(check(next)).isEqualTo(200);
    String last = rotated("{\"grace\":\"PT0S\"}");
    assertThat(check(old)).isEqualTo(401);
    assertThat(check(next)).isEqualTo(401);
    assertThat(check(last)).isEqualTo(200);
  }

  @Test
  void a_name_is_given_once() throws IOException, InterruptedException {
    made("{\"name\":\"shop\",\"roles\":[\"service\"]}");
    var again = service.post("/v1/keys", JSON, "{\"name\":\"shop\",\"roles\":[\"viewer\"]}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("there is or was a key named `shop`");
  }

  @Test
  void a_wrong_question_is_answered_with_all_that_is_wrong()
      throws IOException, InterruptedException {
    var answer =
        service.post(
            "/v1/keys",
            JSON,
            "{\"name\":\"A"
                + " b\",\"roles\":[\"king\"],\"expires\":\"2020-01-01T00:00:00Z\",\"owner\":\""
                + " \",\"x\":1}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("errors").findValuesAsString("path"))
        .containsExactlyInAnyOrder("name", "roles", "owner", "expires", "`x`");
    assertThat(service.post("/v1/keys/a/rotate", JSON, "{\"grace\":\"P31D\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void keys_survive_a_restart_and_their_use_is_noted() throws IOException, InterruptedException {
    String key = made("{\"name\":\"shop\",\"roles\":[\"service\"]}");
    assertThat(check(key)).isEqualTo(200);
    service.close();
    service = RunningService.in(folder);
    assertThat(check(key)).isEqualTo(200);
    var listed = service.read("/v1/keys");
    assertThat(json(listed).at("/keys/0/last_used").asString()).isEqualTo(RunningService.NOW);
    assertThat(json(listed).at("/keys/0/created_by").asString()).isEqualTo("key:operator");
    assertThat(listed.body()).doesNotContain(key);
  }

  @Test
  void commands_make_list_rotate_and_revoke_keys() throws IOException, InterruptedException {
    String key =
        run("create", "shop", "--role", "service", "--owner", "ada", "--expires", "90d").strip();
    assertThat(check(key)).isEqualTo(200);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("not shown again");
    String next = run("rotate", "shop", "--grace", "0s").strip();
    assertThat(check(key)).isEqualTo(401);
    assertThat(check(next)).isEqualTo(200);
    assertThat(run("revoke", "shop")).isEqualTo("`shop` is valid no more\n");
    assertThat(check(next)).isEqualTo(401);
    assertThat(run("list"))
        .contains("shop  service  revoked 2026-11-23  ada    key:operator, 2026-11-23");
  }

  @Test
  void commands_say_what_is_wrong() {
    run("create", "shop", "--role", "king");
    run("revoke", "shop");
    run("create", "Shop", "--role", "viewer");
    run("create", "shop", "--role", "viewer", "--expires", "soon");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("unknown role `king`; there are viewer, reviewer")
        .contains("there is no valid key of this name")
        .contains("  name: found `Shop`, wanted 1 to 64 small letters")
        .contains("`soon` is no length of time");
  }

  private String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] where = {"--data", folder.resolve("data").toString()};
    Main.run(
        out,
        err,
        Stream.of(Stream.of("keys"), Stream.of(args), Stream.of(where))
            .flatMap(it -> it)
            .toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  private String made(String body) throws IOException, InterruptedException {
    var answer = service.post("/v1/keys", JSON, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("key").asString();
  }

  private String rotated(String body) throws IOException, InterruptedException {
    return json(service.post("/v1/keys/shop/rotate", JSON, body)).get("key").asString();
  }

  private int list(String key) throws IOException, InterruptedException {
    return service
        .sendWithoutKey(
            HttpRequest.newBuilder(service.uri("/v1/keys"))
                .header("Authorization", "Bearer " + key))
        .statusCode();
  }

  private int check(String key) throws IOException, InterruptedException {
    return service
        .sendWithoutKey(
            HttpRequest.newBuilder(service.uri("/v1/check"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(RunningService.request("1", "/"))))
        .statusCode();
  }
}
