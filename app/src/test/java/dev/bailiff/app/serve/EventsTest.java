package dev.bailiff.app.serve;

import static dev.bailiff.app.serve.RunningService.failure;
import static dev.bailiff.app.serve.RunningService.json;
import static dev.bailiff.app.serve.RunningService.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a sender of events is told. */
final class EventsTest {
  private static final String BATCH = "application/cloudevents-batch+json";

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    service.close();
  }

  @Test
  void an_event_is_answered_with_its_decision() throws IOException, InterruptedException {
    var answer = service.event(request("1", "/.env"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Bailiff-Verdict")).contains("deny");
    assertThat(answer.headers().firstValue("X-Bailiff-Decision")).contains("1");
    JsonNode decision = json(answer);
    assertThat(decision.get("id").asString()).isEqualTo("1");
    assertThat(decision.at("/event/id").asString()).isEqualTo("1");
    assertThat(decision.at("/determining/0/rule").asString()).isEqualTo("1.2/stolen");
    assertThat(decision.at("/actions/0/action").asString()).isEqualTo("block");
  }

  @Test
  void events_are_counted_one_after_the_other() throws IOException, InterruptedException {
    for (int i = 1; i <= 3; i++) {
      assertThat(verdict(service.event(failure("f" + i)).body())).contains("allow");
    }
    assertThat(verdict(service.event(failure("f4")).body())).contains("throttle");
  }

  @Test
  void an_event_that_is_sent_again_gets_the_first_answer_and_is_not_counted()
      throws IOException, InterruptedException {
    String first = service.event(failure("same")).body();
    for (int i = 0; i < 9; i++) {
      assertThat(service.event(failure("same")).body()).isEqualTo(first);
    }
    assertThat(verdict(service.event(failure("other")).body())).contains("allow");
  }

  @Test
  void each_event_of_a_batch_is_answered_in_its_place() throws IOException, InterruptedException {
    String bad = "{\"specversion\":\"1.0\",\"id\":\"x\",\"type\":\"http.request\"}";
    var answer =
        service.post(
            "/v1/events",
            BATCH,
            "["
                + String.join(
                    ",", request("1", "/"), bad, request("2", "/slower"), request("1", "/"), "7")
                + "]");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode results = json(answer).get("results");
    assertThat(results.size()).isEqualTo(5);
    assertThat(results.at("/0/decision/verdict").asString()).isEqualTo("allow");
    assertThat(results.at("/1/problem/index").asInt()).isEqualTo(1);
    assertThat(results.at("/1/problem/type").asString())
        .isEqualTo("urn:bailiff:problem:invalid-event");
    assertThat(results.at("/1/problem/errors").size()).isGreaterThan(1);
    assertThat(results.at("/2/decision/verdict").asString()).isEqualTo("throttle");
    assertThat(results.get(3)).isEqualTo(results.get(0));
    assertThat(results.at("/4/problem/status").asInt()).isEqualTo(422);
  }

  @Test
  void an_empty_batch_is_answered_with_nothing() throws IOException, InterruptedException {
    assertThat(service.post("/v1/events", BATCH, "[]").body()).isEqualTo("{\"results\":[]}");
  }

  @Test
  void who_does_not_want_to_wait_is_told_the_number_that_the_journal_gave()
      throws IOException, InterruptedException {
    var one = service.post("/v1/events?async", "application/json", failure("1"));
    assertThat(one.statusCode()).isEqualTo(202);
    assertThat(one.body()).isEqualTo("{\"accepted\":\"1\"}");

    var many =
        service.post(
            "/v1/events?async", "application/json", "[" + failure("1") + "," + failure("2") + "]");
    assertThat(many.statusCode()).isEqualTo(202);
    assertThat(json(many).at("/results/0/accepted").asString()).isEqualTo("1");
    assertThat(json(many).at("/results/1/accepted").asInt()).isGreaterThan(1);
  }

  @Test
  void an_event_that_is_none_is_refused_with_every_reason()
      throws IOException, InterruptedException {
    var answer = service.event("{\"type\":\"http.request\",\"time\":\"yesterday\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).at("/errors").findValuesAsString("path"))
        .contains("id", "source", "time", "data.method");
  }

  @Test
  void a_body_that_is_no_json_is_refused() throws IOException, InterruptedException {
    for (String body : new String[] {"", "{", "nonsense", "{} {}", "null", "7"}) {
      var answer = service.event(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(json(answer).get("type").asString()).isEqualTo("urn:bailiff:problem:malformed");
    }
  }

  @Test
  void another_kind_of_body_is_refused() throws IOException, InterruptedException {
    assertThat(service.post("/v1/events", "text/plain", failure("1")).statusCode()).isEqualTo(415);
  }

  @Test
  void an_event_of_long_ago_is_refused_as_it_may_be_a_repeat()
      throws IOException, InterruptedException {
    String old = failure("1").replace("2026-11-23", "2026-11-19");
    assertThat(service.event(old).statusCode()).isEqualTo(422);
    assertThat(json(service.event(old)).get("type").asString())
        .isEqualTo("urn:bailiff:problem:untimely");
  }

  @Test
  void an_event_from_the_future_is_refused() throws IOException, InterruptedException {
    assertThat(service.event(failure("1").replace("T10:00", "T10:09")).statusCode()).isEqualTo(200);
    assertThat(service.event(failure("2").replace("T10:00", "T10:11")).statusCode()).isEqualTo(422);
  }

  @Test
  void a_check_answers_with_little_more_than_the_verdict()
      throws IOException, InterruptedException {
    var answer = service.post("/v1/check", "application/json", request("1", "/slower"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"id\":\"1\",\"verdict\":\"throttle\",\"until\":\"2026-11-23T10:02:00Z\"}");
    assertThat(service.post("/v1/check", "application/json", "[]").statusCode()).isEqualTo(400);
  }

  @Test
  void a_service_that_starts_again_remembers_counts_and_answers()
      throws IOException, InterruptedException {
    String first = service.event(failure("1")).body();
    service.event(failure("2"));
    service.event(failure("3"));
    service.close();

    service = RunningService.in(folder);
    assertThat(service.service().restored()).isZero();
    assertThat(service.event(failure("1")).body()).isEqualTo(first);
    assertThat(verdict(service.event(failure("4")).body())).contains("throttle");
  }

  @Test
  void another_policy_decides_from_the_next_event_on_with_what_was_counted()
      throws IOException, InterruptedException {
    for (int i = 1; i <= 6; i++) {
      service.event(failure("f" + i));
    }
    SmallPolicy.write(folder.resolve("policy"), 100);
    service.service().use(SmallPolicy.load(folder.resolve("policy")));
    assertThat(verdict(service.event(failure("f7")).body())).contains("allow");

    SmallPolicy.write(folder.resolve("policy"), 7);
    service.service().use(SmallPolicy.load(folder.resolve("policy")));
    assertThat(verdict(service.event(failure("f8")).body())).contains("throttle");
  }

  private static String verdict(String decision) {
    return decision.replaceFirst("(?s).*\"verdict\":\"(\\w+)\",\"policy\".*", "$1");
  }
}
