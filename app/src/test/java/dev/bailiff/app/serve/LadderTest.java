package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The ladder of the shipped policy, climbed by somebody who counts through the records of others.
 */
final class LadderTest {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
  private static final String HISTORY = "/v1/entities/account/mallory/history";

  @TempDir private Path folder = Path.of("");
  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final InstantSource time = now::get;
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.shipped(folder, time);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void repeated_breaches_climb_it_and_after_the_age_they_begin_again()
      throws IOException, InterruptedException {
    breachOn(0);
    assertThat(because(1)).endsWith("step 1 of 4, `warn`, as nothing is on record");

    breachOn(2);
    assertThat(because(2))
        .endsWith("step 2 of 4, `limit_access`, as `warn` of 2026-11-23 counts as step 1");
    assertThat(standing()).contains("limit_access").contains("interface");

    breachOn(6);
    Patience.until(() -> cases().size() == 1);
    assertThat(cases().at("/0/reasons/0/reference").asString())
        .isEqualTo("1.2/record-enumeration-signed-in");
    assertThat(cases().at("/0/reasons/0/proposal").asString())
        .startsWith("suspend until ")
        .contains(": step 3 of 4, `suspend`, as ", "`limit_access` of ")
        .doesNotContain("mallory");
    assertThat(standing()).doesNotContain("suspend");

    breachOn(280);
    assertThat(because(3)).endsWith("step 1 of 4, `warn`, as nothing is on record");
  }

  @Test
  void one_wave_is_answered_once_and_a_visitor_by_no_step()
      throws IOException, InterruptedException {
    breachOn(0);
    because(1);
    now.set(BEGIN.plus(Duration.ofHours(20)));
    breach("again", "'account':{'id':'mallory'},");
    breach("stranger", "");
    breach("other", "'account':{'id':'eve'},");
    Patience.until(() -> steps("/v1/entities/account/eve/history") == 1);
    assertThat(steps(HISTORY)).isEqualTo(1);
  }

  @Test
  void who_is_protected_is_looked_at_by_people_and_not_warned()
      throws IOException, InterruptedException {
    assertThat(
            service
                .json(
                    "/v1/protections",
                    "{'type':'account','id':'mallory','label':'staff','because':'she tests it'}")
                .statusCode())
        .isEqualTo(201);
    breachOn(1);
    Patience.until(
        () -> service.read("/v1/cases?queue=protected").body().contains("1.2/record-enumeration"));
    assertThat(steps(HISTORY)).isZero();
  }

  private void breachOn(int day) throws IOException, InterruptedException {
    now.set(BEGIN.plus(Duration.ofDays(day)));
    breach("day" + day, "'account':{'id':'mallory'},");
  }

  /** Sixty requests for the invoices of others. */
  private void breach(String wave, String who) throws IOException, InterruptedException {
    String events =
        IntStream.range(10, 70)
            .mapToObj(i -> request(wave, i, who))
            .collect(Collectors.joining(",", "[", "]"))
            .replace('\'', '"');
    HttpResponse<String> answer =
        service.post("/v1/events", "application/cloudevents-batch+json", events);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String request(String wave, int number, String who) {
    return """
    {'specversion':'1.0','id':'%s-%d','source':'t','type':'http.request','time':'%s',
     'data':{'method':'GET','path':'/invoices/10%2$d','status':403,%4$s
     'client':{'ip':'192.0.2.71','agent':'curl/8.5'}}}\
    """
        .formatted(wave, number, now.get().plusSeconds(number - 70), who);
  }

  /** Why the latest step was taken, once there are so many. */
  private String because(int steps) throws IOException, InterruptedException {
    Patience.until(() -> steps(HISTORY) == steps);
    return RunningService.json(service.read(HISTORY)).at("/enforcements/0/because").asString();
  }

  private int steps(String path) throws IOException, InterruptedException {
    return RunningService.json(service.read(path)).get("steps").size();
  }

  private JsonNode cases() throws IOException, InterruptedException {
    return RunningService.json(service.read("/v1/cases?queue=ladder")).get("cases");
  }

  private String standing() throws IOException, InterruptedException {
    return service.read("/v1/entities/account/mallory/standing").body();
  }
}
