package dev.bailiff.casework.channel;

import static dev.bailiff.casework.channel.Messages.NOON;
import static dev.bailiff.casework.channel.Messages.posted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bailiff.casework.outbox.Delivery;
import dev.bailiff.casework.outbox.Posted;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookChannelTest {
  private static final WebhookSecret SECRET =
      WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final WebhookSecret NEXT =
      WebhookSecret.parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Received> received = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);

  private record Received(String timestamp, String signature, String body) {}

  WebhookChannelTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  /** The vector that libraries for Standard Webhooks test themselves with. */
  @Test
  void a_signature_is_what_receivers_expect() {
    assertThat(SECRET.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_message_arrives_with_its_id_and_the_time_signed() {
    answer(200);
    assertThat(deliver(SECRET)).isInstanceOf(Delivery.Done.class);
    Received message = first();
    assertThat(message.body()).isEqualTo("{\"naïve\":1}");
    assertThat(message.timestamp()).isEqualTo(Long.toString(NOON.getEpochSecond()));
    assertThat(message.signature())
        .isEqualTo(SECRET.sign("msg_1", NOON.getEpochSecond(), "{\"naïve\":1}"));
  }

  @Test
  void while_secrets_change_a_message_is_signed_with_both() {
    answer(204);
    deliver(SECRET, NEXT);
    assertThat(first().signature().split(" "))
        .containsExactly(
            SECRET.sign("msg_1", NOON.getEpochSecond(), "{\"naïve\":1}"),
            NEXT.sign("msg_1", NOON.getEpochSecond(), "{\"naïve\":1}"));
  }

  @ParameterizedTest
  @CsvSource({"301", "400", "401", "404", "500", "503"})
  void any_other_answer_is_a_failure(int status) {
    answer(status);
    assertThat(deliver(SECRET)).isEqualTo(Delivery.Failed.because("answered " + status));
  }

  @Test
  void a_receiver_that_is_gone_is_believed() {
    answer(410);
    assertThat(deliver(SECRET)).isInstanceOf(Delivery.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"120, PT2M", "'Mon, 23 Nov 2026 12:05:00 GMT', PT5M"})
  void a_receiver_may_say_when_to_come_back(String header, Duration after) {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", header);
      exchange.sendResponseHeaders(429, -1);
    });
    assertThat(deliver(SECRET)).isEqualTo(new Delivery.Failed("answered 429", Optional.of(after)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "9999999999999", "Mon, 23 Nov 2020 12:05:00 GMT"})
  void what_makes_no_sense_as_a_time_is_passed_over(String header) {
    assertThat(RetryAfter.parse(header, NOON)).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(307, -1);
    });
    deliver(SECRET);
    assertThat(received).hasSize(1);
  }

  @Test
  void a_receiver_that_says_nothing_is_given_up_in_time() {
    serve(_ -> end.await());
    assertThat(deliver(Duration.ofMillis(100), SECRET))
        .isEqualTo(Delivery.Failed.because("no answer within 100 ms"));
  }

  @Test
  void an_answer_that_never_ends_is_given_up_in_time() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      end.await();
    });
    assertThat(deliver(Duration.ofMillis(200), SECRET))
        .isEqualTo(Delivery.Failed.because("no answer within 200 ms"));
  }

  @Test
  void a_long_answer_is_not_read_to_its_end() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        for (int i = 0; i < 100_000; i++) {
          body.write(new byte[10_000]);
        }
      }
    });
    assertThat(deliver(Duration.ofSeconds(10), SECRET)).isInstanceOf(Delivery.Done.class);
  }

  @Test
  void nobody_there_is_a_failure() {
    server.stop(0);
    assertThat(deliver(SECRET)).isEqualTo(Delivery.Failed.because("cannot connect"));
  }

  @Test
  void one_that_fails_does_not_hold_up_the_others() throws InterruptedException {
    serve(exchange -> {
      boolean isFirst = "msg_1".equals(exchange.getRequestHeaders().getFirst("webhook-id"));
      exchange.sendResponseHeaders(isFirst ? 500 : 200, -1);
    });
    try (WebhookChannel channel = channel(WebhookSpec.WITHIN, SECRET)) {
      assertThat(channel.deliver(List.of(posted(1, "{}"), posted(2, "{}"))))
          .containsExactly(Delivery.Failed.because("answered 500"), new Delivery.Done());
    }
  }

  @Test
  void a_receiver_is_not_sent_everything_at_once() throws InterruptedException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    serve(exchange -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      Thread.sleep(2);
      now.decrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    });
    try (WebhookChannel channel = channel(WebhookSpec.WITHIN, SECRET)) {
      List<Posted> batch =
          LongStream.rangeClosed(1, channel.batch()).mapToObj(i -> posted(i, "{}")).toList();
      assertThat(channel.deliver(batch)).containsOnly(new Delivery.Done()).hasSize(64);
    }
    assertThat(most.get()).isLessThanOrEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/hook",
        "https://user:secret@example.org/",
        "https:///hook",
        "file:///etc/passwd",
        "ftp://localhost/"
      })
  void a_target_that_is_not_safe_is_refused(String url) {
    assertThatThrownBy(
            () -> new WebhookSpec("hook", URI.create(url), List.of(SECRET), WebhookSpec.WITHIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the URL of webhook `hook` ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_AAAA", "whsec_%%%"})
  void a_weak_secret_is_refused(String secret) {
    assertThatThrownBy(() -> WebhookSecret.parse(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a webhook secret ");
  }

  @Test
  void a_secret_is_never_shown() {
    assertThat(SECRET).hasToString("whsec_…");
    assertThat(spec(WebhookSpec.WITHIN, SECRET)).hasToString("webhook hook");
  }

  private Received first() {
    return requireNonNull(received.get("msg_1"));
  }

  private interface Handling {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void answer(int status) {
    serve(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  private void serve(Handling handling) {
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          received.put(
              headers.getFirst("webhook-id"),
              new Received(
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          try (exchange) {
            handling.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private Delivery deliver(WebhookSecret... secrets) {
    return deliver(WebhookSpec.WITHIN, secrets);
  }

  private Delivery deliver(Duration within, WebhookSecret... secrets) {
    try (WebhookChannel channel = channel(within, secrets)) {
      return channel.deliver(List.of(posted(1, "{\"naïve\":1}"))).getFirst();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private WebhookChannel channel(Duration within, WebhookSecret... secrets) {
    return new WebhookChannel(spec(within, secrets), InstantSource.fixed(NOON));
  }

  private WebhookSpec spec(Duration within, WebhookSecret... secrets) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new WebhookSpec("hook", url, List.of(secrets), within);
  }
}
