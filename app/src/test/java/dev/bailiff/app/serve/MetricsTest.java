package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What who watches over the service can count. */
final class MetricsTest {
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
  void decisions_are_counted_by_verdict_and_by_rule() throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/"));
    service.event(RunningService.request("2", "/.env"));
    service.event(RunningService.request("2", "/.env"));
    assertThat(lines())
        .contains(
            "bailiff_decisions_total{verdict=\"allow\"} 1.0",
            "bailiff_decisions_total{verdict=\"deny\"} 1.0",
            "bailiff_rule_fired_total{rule=\"1.2/stolen\"} 1.0",
            "bailiff_rule_acted_total{rule=\"1.2/stolen\"} 1.0",
            "bailiff_rule_over_budget_total{rule=\"1.2/stolen\"} 0.0",
            "bailiff_rule_could_not_say_total{rule=\"1.2/stolen\"} 0.0",
            "bailiff_repeats_total 1.0",
            "bailiff_deciding_seconds_count 2");
  }

  @Test
  void rules_are_timed_on_one_event_in_many() throws IOException, InterruptedException {
    String count = "bailiff_rule_evaluating_seconds_count{rule=\"1.2/stolen\"} ";
    for (int i = 0; i < 64; i++) {
      service.event(RunningService.request("r" + i, "/.env"));
    }
    assertThat(lines())
        .contains(count + 1)
        .noneMatch(it -> it.contains("evaluating_seconds_bucket"));
    service.event(RunningService.request("one more", "/.env"));
    assertThat(lines()).contains(count + 2);
  }

  @Test
  void requests_are_timed_by_route_and_status() throws IOException, InterruptedException {
    service.event("{");
    assertThat(lines())
        .contains("bailiff_requests_seconds_count{route=\"events\",status=\"400\"} 1")
        .anyMatch(it -> it.startsWith("bailiff_requests_seconds_bucket{route=\"events\""));
  }

  @Test
  void what_waits_and_is_kept_is_shown() throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/"));
    assertThat(lines())
        .contains(
            "bailiff_waiting_events 0.0",
            "bailiff_journal_well 1.0",
            "bailiff_messages_waiting 0.0",
            "bailiff_messages_dead 0.0",
            "bailiff_tail_events 0.0")
        .anyMatch(it -> it.startsWith("bailiff_journal_bytes "))
        .anyMatch(it -> it.startsWith("bailiff_waiting_records "))
        .anyMatch(it -> it.startsWith("jvm_memory_used_bytes"));
  }

  @Test
  void nothing_of_an_event_is_in_a_label() throws IOException, InterruptedException {
    service.event(RunningService.failure("some-id"));
    assertThat(service.read("/metrics").body()).doesNotContain("some-id", "203.0.113.9", "a1");
  }

  private String[] lines() throws IOException, InterruptedException {
    var answer = service.read("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().toArray(String[]::new);
  }
}
