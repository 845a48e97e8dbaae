package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.deliver.DeliverySettings;
import dev.bailiff.casework.access.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Reports, notices, cases and appeals over HTTP. */
final class DeskTest {
  private static final String REPORT =
      "{'id':'r1','reason':'harassment','subject':{'account':'mallory'},'reporter':'bob'}";
  private static final String NOTICE =
      "{'id':'n1','kind':'illegal-content','locations':['https://example.com/p/1'],"
          + "'explanation':'It sells forged papers.','good_faith':true,"
          + "'sender':{'name':'Ann','email':'ann@example.com'}}";
  private static final Pattern LINK = Pattern.compile("/appeal/\\S+");

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service =
        RunningService.in(
            folder,
            new DeliverySettings(
                List.of(), Optional.of(folder.resolve("told.jsonl")), Optional.empty(), List.of()));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void a_report_becomes_a_case_about_whom_it_names() throws IOException, InterruptedException {
    assertThat(service.json("/v1/reports", REPORT).statusCode()).isEqualTo(202);
    JsonNode file = firstCase();
    assertThat(file.at("/subject/id").asString()).isEqualTo("mallory");
    assertThat(file.at("/reasons/0/source").asString()).isEqualTo("report");
  }

  @Test
  void a_notice_that_is_sent_twice_is_one_reason() throws IOException, InterruptedException {
    assertThat(service.json("/v1/notices", NOTICE).statusCode()).isEqualTo(202);
    assertThat(service.json("/v1/notices", NOTICE).statusCode()).isEqualTo(202);
    service.json("/v1/reports", REPORT);
    JsonNode file = firstCase();
    assertThat(file.at("/reasons/0/reference").asString()).isEqualTo("n1");
    assertThat(file.at("/reasons/0/times").asInt()).isEqualTo(1);
  }

  @Test
  void everything_that_is_wrong_with_a_notice_is_answered_at_once()
      throws IOException, InterruptedException {
    HttpResponse<String> answer = service.json("/v1/notices", "{'kind':'copyright'}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(RunningService.json(answer).get("errors").size()).isGreaterThan(5);
  }

  @Test
  void a_ruling_is_carried_out_and_an_appeal_by_link_undoes_it()
      throws IOException, InterruptedException {
    service.json("/v1/reports", REPORT);
    String id = firstCase().get("id").asString();
    JsonNode held = ok(service.json("/v1/cases/claim", "{'queue':'reports'}"));
    long claim = held.at("/claim/number").asLong();
    ok(
        service.json(
            "/v1/cases/" + id + "/ruling",
            ("{'claim':%d,'broken':'1.2','grounds':'It guessed all day.','orders':[{'kind':"
                    + "'suspend','targets':[{'entity':'account','id':'mallory'}],'for':'PT24H'}]}")
                .formatted(claim)));
    assertThat(standing()).isEqualTo("deny");

    String page = link();
    await(() -> Files.readString(folder.resolve("told.jsonl")).contains("letter.statement"));
    assertThat(open(HttpRequest.newBuilder(service.uri(page)).GET()).body())
        .contains("<form method=\"post\">", "It guessed all day.");
    assertThat(appeal(page, "I was at work.").statusCode()).isEqualTo(201);
    JsonNode appeal = ok(service.read("/v1/appeals")).at("/appeals/0");
    assertThat(appeal.get("words").asString()).isEqualTo("I was at work.");

    String path = "/v1/appeals/" + appeal.get("id").asString();
    assertThat(service.json(path + "/hear", "").statusCode()).isEqualTo(409); // it ruled itself
    String second = service.makeKey(Role.REVIEWER);
    assertThat(as(second, path + "/hear", "").statusCode()).isEqualTo(200);
    assertThat(
            as(second, path + "/decision", "{'outcome':'reversed','grounds':'They were.'}")
                .statusCode())
        .isEqualTo(200);
    assertThat(standing()).isEqualTo("allow");
    assertThat(open(HttpRequest.newBuilder(service.uri(page)).GET()).body())
        .contains("Your appeal was decided");
  }

  @Test
  void what_somebody_appeals_with_does_not_become_part_of_a_page()
      throws IOException, InterruptedException {
    HttpResponse<String> nowhere = appeal("/appeal/x.1.y", "<script>alert(1)</script>");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.body()).doesNotContain("script");
    assertThat(nowhere.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/cases/none/claim, '', 404",
    "/v1/cases/none/ruling, '{\"claim\":1,\"grounds\":\"x\"}', 404",
    "/v1/cases/none/ruling, '{}', 422",
    "/v1/cases/none/ruling, '{\"claim\":1,\"grounds\":\"x\",\"orders\":[{\"kind\":\"suspend\"}]}',"
        + " 422",
    "/v1/cases/none/ruling, '{\"claim\":1,\"grounds\":\"x\",\"broken\":\"1\",\"orders\":[5]}', 422",
    "/v1/cases/claim, '{\"queue\":\"empty\"}', 204",
    "/v1/appeals/none/hear, '', 404",
    "/v1/appeals/none/decision, '{\"outcome\":\"maybe\",\"grounds\":\"x\"}', 422",
    "/v1/erasures, '{}', 422",
    "/v1/holds, '{\"entity\":\"planet\",\"id\":\"mars\",\"basis\":\"x\"}', 422",
    "/v1/holds/none/lift, '{\"because\":\"x\"}', 404",
    "/v1/reports, '[]', 422",
    "/v1/reports, '{', 400",
  })
  void what_cannot_be_done_is_answered(String path, String body, int status)
      throws IOException, InterruptedException {
    assertThat(service.json(path, body).statusCode()).isEqualTo(status);
  }

  @Test
  void what_is_known_of_somebody_is_erased_unless_it_is_held()
      throws IOException, InterruptedException {
    String erase = "{'entity':'account','id':'mallory','because':'they asked for it'}";
    HttpResponse<String> placed =
        service.json("/v1/holds", "{'entity':'account','id':'mallory','basis':'order 17'}");
    assertThat(placed.statusCode()).isEqualTo(201);
    String hold = RunningService.json(placed).get("id").asString();
    assertThat(ok(service.read("/v1/holds")).get("holds").size()).isEqualTo(1);
    assertThat(service.json("/v1/erasures", erase).body()).contains("order 17");
    ok(service.json("/v1/holds/" + hold + "/lift", "{'because':'revoked'}"));
    assertThat(ok(service.json("/v1/erasures", erase)).get("kept").asInt()).isZero();
  }

  @Test
  void no_rule_acts_on_who_is_under_a_hold() throws IOException, InterruptedException {
    String placed =
        service
            .json("/v1/holds", "{'entity':'client','id':'203.0.113.77','basis':'order 17'}")
            .body();
    String probe = RunningService.requestOf("held", "/.env", "203.0.113.77");
    assertThat(RunningService.json(service.event(probe)).get("verdict").asString())
        .isEqualTo("allow");
    assertThat(service.event(probe).body()).contains("client:203.0.113.77", "legal-hold");
    String standing = "/v1/entities/client/203.0.113.77/standing";
    assertThat(ok(service.read(standing)).get("labels").toString()).isEqualTo("[\"legal-hold\"]");

    String hold = placed.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1");
    ok(service.json("/v1/holds/" + hold + "/lift", "{'because':'revoked'}"));
    String next = RunningService.requestOf("free", "/.env", "203.0.113.77");
    assertThat(RunningService.json(service.event(next)).get("verdict").asString())
        .isEqualTo("deny");
    HttpResponse<String> labelled =
        service.json(
            "/v1/protections",
            "{'type':'account','id':'a','label':'legal-hold','because':'a court'}");
    assertThat(labelled.statusCode()).isEqualTo(422);
    assertThat(labelled.body()).contains("/v1/holds");
  }

  /** The link in what mallory was told. */
  private String link() throws IOException, InterruptedException {
    JsonNode told = ok(service.read("/v1/statements?account=mallory"));
    Matcher link = LINK.matcher(told.at("/statements/0/text").asString());
    assertThat(link.find()).as(told.toString()).isTrue();
    return link.group();
  }

  /** What came is carried to casework behind the answer. */
  private JsonNode firstCase() throws IOException, InterruptedException {
    await(() -> !ok(service.read("/v1/cases")).get("cases").isEmpty());
    return ok(service.read("/v1/cases")).at("/cases/0");
  }

  private interface Answer {
    boolean isThere() throws IOException, InterruptedException;
  }

  private static void await(Answer answer) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!answer.isThere()) {
      assertThat(System.nanoTime()).as("it never came").isLessThan(deadline);
      Thread.sleep(2);
    }
  }

  private String standing() throws IOException, InterruptedException {
    return ok(service.read("/v1/entities/account/mallory/standing")).get("verdict").asString();
  }

  private HttpResponse<String> appeal(String page, String words)
      throws IOException, InterruptedException {
    return open(
        HttpRequest.newBuilder(service.uri(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("words=" + URLEncoder.encode(words, UTF_8))));
  }

  private HttpResponse<String> open(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return service.sendWithoutKey(request);
  }

  private HttpResponse<String> as(String key, String path, String body)
      throws IOException, InterruptedException {
    return service.sendWithoutKey(
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningService.json(answer);
  }
}
