package dev.bailiff.app.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.casework.access.KeyText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running service on behalf of a command. Whatever is in the way becomes a {@link
 * CommandFailure} in words.
 */
public final class ServiceClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /** A search through days of events takes its time. */
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);

  /** More than any answer that is meant to be read whole. */
  private static final long MAX_BYTES = 64L << 20;

  private static final int TRIES = 20;
  private static final Duration LEAST_PAUSE = Duration.ofMillis(20);
  private static final int MOST_PAUSE_SECONDS = 5;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI url;
  private final KeyText key;
  private final HttpClient http;

  /**
   * @param url where the service is, without a path
   * @param key who asks
   */
  public ServiceClient(URI url, KeyText key) {
    this(url, key, HttpClient.newBuilder());
  }

  private ServiceClient(URI url, KeyText key, HttpClient.Builder http) {
    this.url = url;
    this.key = key;
    this.http = http.connectTimeout(CONNECT_WITHIN).build();
  }

  /** Asks a service on this machine, whose certificate is known from its file. */
  static ServiceClient trusting(URI url, KeyText key, X509Certificate certificate) {
    return new ServiceClient(
        url, key, HttpClient.newBuilder().sslContext(OneCertificate.trusting(certificate)));
  }

  /** One part of a path, with what must not stand there quoted. */
  public static String segment(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** What is at the path, which may have a query. */
  public JsonNode read(String path) {
    return send(request(path).GET());
  }

  /** What comes of sending this value, as JSON, to the path. */
  public JsonNode post(String path, Object value) {
    return send(body(path, value));
  }

  /** The same, again for a while as long as the service says that it is too busy. */
  public JsonNode postUntilThereIsRoom(String path, Object value) {
    HttpRequest request = body(path, value).build();
    HttpResponse<byte[]> response = exchange(request);
    for (int tries = 1; tries < TRIES && isBusy(response); tries++) {
      pause(response);
      response = exchange(request);
    }
    return accepted(response);
  }

  /** What comes of taking away what is at the path. */
  public JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(ANSWER_WITHIN)
        .header("Authorization", "Bearer " + key.secret());
  }

  private HttpRequest.Builder body(String path, Object value) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(value)));
  }

  private JsonNode send(HttpRequest.Builder request) {
    return accepted(exchange(request.build()));
  }

  private JsonNode accepted(HttpResponse<byte[]> response) {
    JsonNode body = json(response.body());
    if (response.statusCode() / 100 != 2) {
      throw new CommandFailure(ExitCode.FOUND, complaint(response.statusCode(), body));
    }
    return body;
  }

  private static boolean isBusy(HttpResponse<?> response) {
    return response.statusCode() == 429 || response.statusCode() == 503;
  }

  private static void pause(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    int asked = seconds.matches("[0-9]{1,4}") ? Integer.parseInt(seconds) : 1;
    try {
      Thread.sleep(LEAST_PAUSE.plusSeconds(Math.min(asked, MOST_PAUSE_SECONDS)));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static CommandFailure interrupted() {
    Thread.currentThread().interrupt();
    return new CommandFailure(ExitCode.INTERRUPTED, "");
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    } catch (ConnectException | HttpTimeoutException away) {
      throw new CommandFailure(ExitCode.UNREADABLE, "no service answers at `" + url + "`");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNREADABLE, "cannot talk to the service at `" + url + "`: " + e.getMessage());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
    } catch (JacksonException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, "what answers at `" + url + "` is no service");
    }
  }

  private static String complaint(int status, JsonNode problem) {
    List<String> said = new ArrayList<>();
    said.add(problem.path("detail").asString("the service answered " + status));
    for (JsonNode error : problem.path("errors")) {
      said.add(
          "  %s: found %s, wanted %s"
              .formatted(
                  error.path("path").asString(""),
                  error.path("found").asString(""),
                  error.path("wanted").asString("")));
    }
    return String.join(System.lineSeparator(), said);
  }
}
