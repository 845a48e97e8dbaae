package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy is told that asks whether to let a request through. */
final class AuthzTest {
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
  void each_verdict_has_its_status() throws IOException, InterruptedException {
    assertThat(ask("/").statusCode()).isEqualTo(200);
    assertThat(ask("/.env").statusCode()).isEqualTo(403);
    assertThat(ask("/slower?x=1").statusCode()).isEqualTo(429);
    assertThat(ask("/prove").statusCode()).isEqualTo(401);
  }

  @Test
  void the_answer_names_the_decision_and_when_to_try_again()
      throws IOException, InterruptedException {
    var answer = ask("/slower");
    assertThat(answer.headers().firstValue("Retry-After")).contains("120");
    assertThat(answer.headers().firstValue("X-Bailiff-Decision")).contains("1");
    assertThat(answer.headers().firstValue("X-Bailiff-Verdict")).contains("throttle");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_proxy_that_knows_only_two_refusals_gets_one_of_them()
      throws IOException, InterruptedException {
    var answer =
        service.read(
            "/v1/authz?statuses=401,403",
            "X-Forwarded-Uri",
            "/slower",
            "X-Forwarded-For",
            "203.0.113.9");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("X-Bailiff-Status")).contains("429");
  }

  @Test
  void a_request_may_be_repeated_below_the_path_with_its_own_method()
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.uri("/v1/authz/.env?a=b"))
            .header("X-Forwarded-For", "203.0.113.9")
            .method("DELETE", HttpRequest.BodyPublishers.noBody());
    assertThat(service.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void the_same_question_is_a_new_event_each_time() throws IOException, InterruptedException {
    String first = ask("/").headers().firstValue("X-Bailiff-Decision").orElseThrow();
    assertThat(ask("/").headers().firstValue("X-Bailiff-Decision")).isNotEqualTo(first);
  }

  @Test
  void a_request_without_an_address_of_its_own_comes_from_who_asks()
      throws IOException, InterruptedException {
    assertThat(service.read("/v1/authz", "X-Forwarded-Uri", "/").statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_that_is_none_is_refused() throws IOException, InterruptedException {
    assertThat(
            service
                .read("/v1/authz", "X-Forwarded-Uri", "/", "X-Forwarded-For", "somewhere")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_caller_is_told_how_much_of_a_documented_limit_is_left()
      throws IOException, InterruptedException {
    var first = call("203.0.113.9");
    assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"calls\";q=4;w=3600");
    assertThat(first.headers().firstValue("RateLimit").orElse("")).startsWith("\"calls\";r=3;t=0");
    assertThat(first.headers().firstValue("RateLimit-Reason")).isEmpty();
    for (int i = 0; i < 4; i++) {
      call("203.0.113.9");
    }
    var last = call("203.0.113.9");
    assertThat(last.headers().firstValue("RateLimit").orElse("")).startsWith("\"calls\";r=0;t=");
    assertThat(last.headers().firstValue("RateLimit-Reason")).contains("calls");
    assertThat(call("203.0.113.10").headers().firstValue("RateLimit").orElse("")).contains(";r=3;");
    assertThat(ask("/").headers().firstValue("RateLimit")).isEmpty();
  }

  private HttpResponse<String> call(String address) throws IOException, InterruptedException {
    return service.read(
        "/v1/authz",
        "X-Forwarded-Uri",
        "/api/things",
        "X-Forwarded-Host",
        "api.example.com",
        "X-Forwarded-For",
        address);
  }

  private HttpResponse<String> ask(String uri) throws IOException, InterruptedException {
    return service.read(
        "/v1/authz",
        "X-Forwarded-Uri",
        uri,
        "X-Forwarded-Method",
        "GET",
        "X-Forwarded-For",
        "10.0.0.1, 203.0.113.9");
  }
}
