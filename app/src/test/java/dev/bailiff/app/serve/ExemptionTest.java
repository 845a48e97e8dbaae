package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.http.Route;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People protect somebody from rules, and permit somebody what others may not do. */
final class ExemptionTest {
  private static final String MONITOR =
      "{'type':'client','id':'203.0.113.9','label':'monitor','because':'it is ours'}";
  private static final String PERMIT =
      """
      {'id':'p1','kind':'assessment','holder':'Example Security Ltd','because':'ordered',
       'addresses':['203.0.113.0/28'],'hosts':['app.example.com'],
       'from':'2026-11-23T00:00:00Z','until':'2026-12-01T00:00:00Z'}\
      """;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
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
  void no_rule_acts_on_whom_people_protect_until_they_no_longer_do()
      throws IOException, InterruptedException {
    HttpResponse<String> given = protect(MONITOR);
    assertThat(given.statusCode()).isEqualTo(201);
    JsonNode decision = decide("1", "/.env");
    assertThat(decision.get("verdict").asString()).isEqualTo("allow");
    assertThat(decision.at("/determining/0/restraint/because").asString())
        .isEqualTo("`client:203.0.113.9` is protected: monitor");
    assertThat(decision.at("/actions/0/name").asString()).isEqualTo("protected");

    String id = RunningService.json(given).get("id").asString();
    HttpResponse<String> ended = service.delete("/v1/protections/" + id + "?because=sold");
    OpenApiTest.holds(Route.UNPROTECT, ended);
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(decide("2", "/.env").get("verdict").asString()).isEqualTo("deny");
    HttpResponse<String> none = service.read("/v1/protections");
    OpenApiTest.holds(Route.PROTECTIONS, none);
    assertThat(RunningService.json(none).get("protections")).isEmpty();
  }

  @Test
  void what_is_wrong_with_a_protection_is_told() throws IOException, InterruptedException {
    assertThat(protect("{'type':'planet','id':'','label':'vip'}").body())
        .contains("a kind of entity", "a label that the policy declares protecting", "because");
    protect(MONITOR);
    assertThat(protect(MONITOR).statusCode()).isEqualTo(409);
    HttpResponse<String> unsaid = service.delete("/v1/protections/x");
    OpenApiTest.holds(Route.UNPROTECT, unsaid);
    assertThat(unsaid.statusCode()).isEqualTo(422);
    assertThat(service.delete("/v1/protections/x?because=y").statusCode()).isEqualTo(404);
  }

  @Test
  void what_a_permit_covers_is_let_be_and_a_bound_that_is_crossed_is_named()
      throws IOException, InterruptedException {
    assertThat(give(PERMIT).statusCode()).isEqualTo(201);
    JsonNode covered = decide("1", "app.example.com", "/probe");
    assertThat(covered.get("verdict").asString()).isEqualTo("allow");
    assertThat(covered.at("/permits/0/covered").asBoolean()).isTrue();
    JsonNode crossed = decide("2", "www.example.com", "/probe");
    assertThat(crossed.get("verdict").asString()).isEqualTo("throttle");
    assertThat(crossed.at("/permits/0/crossed").asString())
        .isEqualTo("host: `www.example.com` is not in it");

    JsonNode use = usedTwice();
    assertThat(use.get("covered").asInt()).isEqualTo(1);
    assertThat(use.get("last_crossed").asString()).contains("www.example.com");
  }

  @Test
  void a_permit_that_was_taken_back_covers_nothing() throws IOException, InterruptedException {
    give(PERMIT);
    assertThat(give(PERMIT).statusCode()).isEqualTo(409);
    HttpResponse<String> revoked = service.delete("/v1/permits/p1?because=over");
    OpenApiTest.holds(Route.REVOKE_PERMIT, revoked);
    assertThat(RunningService.json(revoked).at("/revoked/because").asString()).isEqualTo("over");
    assertThat(service.delete("/v1/permits/p1?because=over").statusCode()).isEqualTo(404);
    assertThat(decide("1", "app.example.com", "/probe").get("verdict").asString())
        .isEqualTo("throttle");
  }

  @Test
  void what_is_wrong_with_a_permit_is_told_all_at_once() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        give("{'id':'a b','kind':'x','addresses':['nowhere'],'from':'today','because':'z'}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("letters, digits", "holder", "198.51.100.0/28", "2026-11-23T10:00:00Z");
    assertThat(give("{'id':'p','kind':'k','holder':'h','because':'z'}").body()).contains("from");
  }

  @Test
  void permits_are_given_from_a_command_line_and_a_crossed_bound_fires_and_is_named()
      throws IOException, InterruptedException {
    assertThat(
            command(
                "permit",
                "add",
                "p1",
                "--kind",
                "assessment",
                "--holder",
                "Example Ltd",
                "--address",
                "203.0.113.0/28",
                "--host",
                "app.example.com",
                "--from",
                "2026-11-23",
                "--until",
                "2026-12-01",
                "--why",
                "ordered"))
        .isEqualTo(ExitCode.OK);
    assertThat(told()).contains("`p1` permits assessment to Example Ltd until 2026-12-01");
    assertThat(decide("1", "app.example.com", "/probe").get("verdict").asString())
        .isEqualTo("allow");
    JsonNode crossed = decide("2", "www.example.com", "/probe");
    assertThat(crossed.at("/determining/0/rule").asString()).isEqualTo("1.2/probe");
    assertThat(crossed.at("/permits/0/crossed").asString()).startsWith("host: `www.example.com`");
    usedTwice();
    assertThat(command("permit", "list")).isEqualTo(ExitCode.OK);
    assertThat(told()).containsPattern("p1 +assessment +Example Ltd .* 1 +1 +host: `www");

    assertThat(command("permit", "revoke", "p1", "--why", "it is over")).isEqualTo(ExitCode.OK);
    assertThat(decide("3", "app.example.com", "/probe").get("verdict").asString())
        .isEqualTo("throttle");
    assertThat(command("permit", "revoke", "p1", "--why", "again")).isEqualTo(ExitCode.FOUND);
    assertThat(command("permit", "add", "p2", "--kind", "k")).isEqualTo(ExitCode.USAGE);
    assertThat(noted()).containsSubsequence("give-permit", "revoke-permit");
  }

  @Test
  void protections_are_given_and_taken_from_a_command_line()
      throws IOException, InterruptedException {
    String[] add = {
      "protect", "add", "client:203.0.113.9", "--label", "monitor", "--why", "it is ours"
    };
    assertThat(command(add)).isEqualTo(ExitCode.OK);
    assertThat(command(add)).isEqualTo(ExitCode.FOUND);
    assertThat(decide("1", "/.env").get("verdict").asString()).isEqualTo("allow");
    assertThat(command("protect", "list")).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("protecting: monitor", "client:203.0.113.9", "it is ours");

    String id = told().lines().filter(line -> line.startsWith("protection-")).findFirst().get();
    assertThat(command("protect", "remove", id.substring(0, id.indexOf(' ')), "--why", "sold"))
        .isEqualTo(ExitCode.OK);
    assertThat(decide("2", "/.env").get("verdict").asString()).isEqualTo("deny");
    assertThat(command("protect", "add", "somebody", "--label", "monitor", "--why", "x"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(command("protect", "add", "planet:x", "--label", "vip", "--why", "x"))
        .isEqualTo(ExitCode.FOUND);
    assertThat(told()).contains("a kind of entity", "declares protecting");
  }

  /** What stands in the audit log, in order, of a service that has stopped. */
  private List<String> noted() throws IOException {
    service.close();
    DatabaseSpec spec = ServeSettings.embedded(folder.resolve("data"));
    try (Database database = Database.open(spec)) {
      return database.read(sql -> AuditLog.about(sql, "p1", 9)).stream()
          .map(AuditEntry::act)
          .toList();
    }
  }

  private int command(String... args) {
    said.reset();
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Main.run(said, said, all.toArray(String[]::new));
  }

  private String told() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private JsonNode usedTwice() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      HttpResponse<String> answer = service.read("/v1/permits");
      OpenApiTest.holds(Route.PERMITS, answer);
      JsonNode use = RunningService.json(answer).at("/permits/0/use");
      boolean isThere = use.path("covered").asInt(0) + use.path("crossed").asInt(0) == 2;
      if (isThere || System.nanoTime() > deadline) {
        return use;
      }
      Thread.sleep(2);
    }
  }

  private HttpResponse<String> protect(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = service.json("/v1/protections", body);
    OpenApiTest.holds(Route.PROTECT, answer);
    return answer;
  }

  private HttpResponse<String> give(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = service.json("/v1/permits", body);
    OpenApiTest.holds(Route.GIVE_PERMIT, answer);
    return answer;
  }

  private JsonNode decide(String id, String path) throws IOException, InterruptedException {
    return RunningService.json(service.event(RunningService.request(id, path)));
  }

  private JsonNode decide(String id, String host, String path)
      throws IOException, InterruptedException {
    String event =
        RunningService.request(id, path)
            .replace("\"method\":\"GET\"", "\"method\":\"GET\",\"host\":\"" + host + "\"");
    return RunningService.json(service.event(event));
  }
}
