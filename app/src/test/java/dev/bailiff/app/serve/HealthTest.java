package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who watch over the service are told, and how it ends. */
final class HealthTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_service_that_has_started_lives_and_is_ready() throws IOException, InterruptedException {
    try (RunningService service = RunningService.in(folder)) {
      assertThat(service.read("/health/live").statusCode()).isEqualTo(200);
      assertThat(service.read("/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
    }
  }

  @Test
  void a_second_service_cannot_take_the_same_journal() throws IOException, InterruptedException {
    try (RunningService first = RunningService.in(folder)) {
      assertThat(first.read("/health/live").statusCode()).isEqualTo(200);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunningService.in(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("journal");
    }
  }

  @Test
  void what_was_answered_before_the_end_is_there_after_it() throws Exception {
    Map<String, String> answered = new ConcurrentHashMap<>();
    AtomicInteger other = new AtomicInteger();
    RunningService service = RunningService.in(folder);
    CompletableFuture<?>[] senders = new CompletableFuture<?>[4];
    for (int s = 0; s < senders.length; s++) {
      int sender = s;
      senders[s] = CompletableFuture.runAsync(() -> send(service, sender, answered, other));
    }
    while (answered.size() < 50) {
      Thread.sleep(1);
    }
    service.service().stop();
    CompletableFuture.allOf(senders).join();
    service.close();

    try (RunningService again = RunningService.in(folder)) {
      for (Map.Entry<String, String> each : answered.entrySet()) {
        assertThat(decision(again.event(RunningService.request(each.getKey(), "/"))))
            .isEqualTo(each.getValue());
      }
    }
    assertThat(other).hasValue(0);
  }

  /** Sends until it is refused, or nobody is there any more. */
  private static void send(
      RunningService service, int sender, Map<String, String> answered, AtomicInteger other) {
    for (int i = 0; ; i++) {
      try {
        String id = sender + "-" + i;
        HttpResponse<String> answer = service.event(RunningService.request(id, "/"));
        if (answer.statusCode() == 503) {
          return;
        }
        if (answer.statusCode() == 200) {
          answered.put(id, decision(answer));
        } else {
          other.incrementAndGet();
        }
      } catch (IOException gone) {
        return;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String decision(HttpResponse<String> answer) {
    return RunningService.json(answer).get("id").asString();
  }
}
