package dev.bailiff.casework.channel;

import dev.bailiff.casework.outbox.Channel;
import dev.bailiff.casework.outbox.Delivery;
import dev.bailiff.casework.outbox.Posted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages to a URL, signed as the Standard Webhooks specification says. Any answer with 2xx
 * is a receipt; redirects are not followed, and what an answer holds is not read.
 */
public final class WebhookChannel implements Channel {
  /** One transaction notes what became of them. */
  private static final int BATCH = 64;

  private static final int AT_ONCE = 16;

  private static final int GONE = 410;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  private final WebhookSpec spec;
  private final InstantSource clock;
  private final HttpClient client;

  /** A channel to where the specification says. */
  public WebhookChannel(WebhookSpec spec, InstantSource clock) {
    this.spec = spec;
    this.clock = clock;
    boolean isSecret = "https".equalsIgnoreCase(spec.url().getScheme());
    this.client =
        HttpClient.newBuilder()
            // In the clear a client would ask every receiver to change over to HTTP/2.
            .version(isSecret ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String destination() {
    return spec.destination();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public List<Delivery> deliver(List<Posted> messages) throws InterruptedException {
    long deadline = System.nanoTime() + spec.within().toNanos();
    List<CompletableFuture<HttpResponse<Void>>> sent = new ArrayList<>(messages.size());
    try {
      Semaphore free = new Semaphore(AT_ONCE);
      for (Posted message : messages) {
        sent.add(send(message, free, deadline));
      }
      List<Delivery> deliveries = new ArrayList<>(messages.size());
      for (CompletableFuture<HttpResponse<Void>> each : sent) {
        deliveries.add(await(each, deadline));
      }
      return deliveries;
    } finally {
      sent.forEach(it -> it.cancel(true)); // closes what is still going on
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Waits for a turn, but not beyond the deadline. */
  private CompletableFuture<HttpResponse<Void>> send(Posted message, Semaphore free, long deadline)
      throws InterruptedException {
    if (!free.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      return CompletableFuture.failedFuture(new HttpTimeoutException("no turn"));
    }
    CompletableFuture<HttpResponse<Void>> sending =
        client.sendAsync(request(message), _ -> new DroppedBody());
    var _ = sending.whenComplete((_, _) -> free.release());
    return sending;
  }

  private HttpRequest request(Posted message) {
    long timestamp = clock.instant().getEpochSecond();
    String signatures =
        spec.secrets().stream()
            .map(secret -> secret.sign(message.id(), timestamp, message.payload()))
            .collect(Collectors.joining(" "));
    return HttpRequest.newBuilder(spec.url())
        .timeout(spec.within())
        .header("Content-Type", "application/json")
        .header("User-Agent", "Bailiff")
        .header("webhook-id", message.id())
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", signatures)
        .POST(HttpRequest.BodyPublishers.ofString(message.payload()))
        .build();
  }

  private Delivery await(CompletableFuture<HttpResponse<Void>> sent, long deadline)
      throws InterruptedException {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      return delivery(sent.get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return late();
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private Delivery delivery(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Delivery.Done();
    }
    return status == GONE
        ? new Delivery.Refused("answered 410: it takes no more messages")
        : new Delivery.Failed(
            "answered " + status,
            response
                .headers()
                .firstValue("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, clock.instant())));
  }

  /** In words of our own: those of exceptions may hold the URL. */
  private Delivery failed(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException _ -> late();
      case ConnectException _ -> Delivery.Failed.because("cannot connect");
      case SSLException _ -> Delivery.Failed.because("cannot agree on TLS");
      case IOException _ -> Delivery.Failed.because("the connection broke");
      case null -> Delivery.Failed.because("failed");
      default -> Delivery.Failed.because("failed: " + cause.getClass().getName());
    };
  }

  private Delivery late() {
    return Delivery.Failed.because("no answer within " + spec.within().toMillis() + " ms");
  }
}
