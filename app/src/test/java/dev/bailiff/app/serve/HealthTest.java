package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
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
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    RunningService service = RunningService.in(folder);
    CompletableFuture<?>[] senders = new CompletableFuture<?>[4];
    for (int s = 0; s < senders.length; s++) {
      int sender = s;
      senders[s] = CompletableFuture.runAsync(() -> send(service, sender, answered, other));
    }
    while (answered.get() < 50) {
      Thread.sleep(1);
    }
    service.service().stop();
    CompletableFuture.allOf(senders).join();
    service.close();

    try (RunningService again = RunningService.in(folder)) {
      assertThat(again.service().restored()).isEqualTo(answered.get());
    }
    assertThat(other).hasValue(0);
  }

  /** Sends until it is refused, or nobody is there any more. */
  private static void send(
      RunningService service, int sender, AtomicInteger answered, AtomicInteger other) {
    for (int i = 0; ; i++) {
      try {
        int status = service.event(RunningService.request(sender + "-" + i, "/")).statusCode();
        if (status == 503) {
          return;
        }
        (status == 200 ? answered : other).incrementAndGet();
      } catch (IOException gone) {
        return;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
