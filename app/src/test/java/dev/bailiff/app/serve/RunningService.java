package dev.bailiff.app.serve;

import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.deliver.DeliverySettings;
import dev.bailiff.app.desk.DeskOptions;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.intake.IntakeLimits;
import dev.bailiff.app.publish.Publishing;
import dev.bailiff.casework.access.Role;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service at a port of its own, with the small policy, and a client with its operator's key. */
final class RunningService implements Closeable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static final String NOW = "2026-11-23T10:00:00Z";
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse(NOW));

  private final Service service;
  private final int port;
  private final String key;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningService(Service service, Path data) throws IOException {
    this.service = service;
    this.port = service.port(); // of a service that has stopped there is none
    this.key = ServiceFile.read(data).orElseThrow().key().secret();
  }

  static RunningService in(Path folder) throws IOException, InterruptedException {
    return in(folder, HttpLimits.DEFAULT, IntakeLimits.DEFAULT);
  }

  static RunningService in(Path folder, HttpLimits http, IntakeLimits intake)
      throws IOException, InterruptedException {
    return in(folder, List.of(), http, intake, DeliverySettings.NONE, Publishing.FOLDER);
  }

  static RunningService in(Path folder, DeliverySettings delivery)
      throws IOException, InterruptedException {
    return in(
        folder, List.of(), HttpLimits.DEFAULT, IntakeLimits.DEFAULT, delivery, Publishing.FOLDER);
  }

  static RunningService in(Path folder, List<Path> logs) throws IOException, InterruptedException {
    return in(
        folder,
        logs,
        HttpLimits.DEFAULT,
        IntakeLimits.DEFAULT,
        DeliverySettings.NONE,
        Publishing.FOLDER);
  }

  /** With policies that a second person publishes. */
  static RunningService reviewed(Path folder) throws IOException, InterruptedException {
    return in(
        folder,
        List.of(),
        HttpLimits.DEFAULT,
        IntakeLimits.DEFAULT,
        DeliverySettings.NONE,
        Publishing.REVIEWED);
  }

  /** One with the shipped policy. */
  static RunningService shipped(Path folder, InstantSource time)
      throws IOException, InterruptedException {
    LoadedPolicy policy = SmallPolicy.load(Optional.empty());
    ServeSettings settings = ServeSettings.of(folder.resolve("data")).atPort(0);
    return new RunningService(
        Service.start(settings, policy, time, ServiceListener.NONE), folder.resolve("data"));
  }

  private static RunningService in(
      Path folder,
      List<Path> logs,
      HttpLimits http,
      IntakeLimits intake,
      DeliverySettings delivery,
      Publishing publishing)
      throws IOException, InterruptedException {
    Path policy = folder.resolve("policy");
    SmallPolicy.write(policy, 3);
    ServeSettings settings =
        new ServeSettings(
            Optional.of(policy),
            folder.resolve("data"),
            ServeSettings.embedded(folder.resolve("data")),
            logs,
            "127.0.0.1",
            0,
            http,
            intake,
            Keeping.DEFAULT,
            delivery,
            DeskOptions.DEFAULT,
            Duration.ofSeconds(5),
            Connections.NONE,
            publishing);
    return new RunningService(
        Service.start(settings, SmallPolicy.load(policy), CLOCK, ServiceListener.NONE),
        folder.resolve("data"));
  }

  /** With keys that may ask so often a second. */
  static RunningService slowed(Path folder, int perSecond)
      throws IOException, InterruptedException {
    Path policy = folder.resolve("policy");
    SmallPolicy.write(policy, 3);
    ServeSettings settings =
        ServeSettings.of(folder.resolve("data"))
            .atPort(0)
            .connected(
                new Connections(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.of(perSecond)));
    return new RunningService(
        Service.start(settings, SmallPolicy.load(policy), CLOCK, ServiceListener.NONE),
        folder.resolve("data"));
  }

  Service service() {
    return service;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> post(String path, String mediaType, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends JSON, in which apostrophes stand for quotation marks. */
  HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
    return post(path, "application/json", body.replace('\'', '"'));
  }

  HttpResponse<String> event(String body) throws IOException, InterruptedException {
    return post("/v1/events", "application/cloudevents+json", body);
  }

  HttpResponse<String> read(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** A key with one role, which belongs to somebody of its own. */
  String makeKey(Role role) throws IOException, InterruptedException {
    String body =
        "{\"name\":\"%1$s\",\"roles\":[\"%1$s\"],\"owner\":\"%1$s\"}".formatted(role.label());
    return json(post("/v1/keys", "application/json", body)).get("key").asString();
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  /** The key that admits to everything. */
  String key() {
    return key;
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return sendWithoutKey(request.copy().setHeader("Authorization", "Bearer " + key));
  }

  HttpResponse<String> sendWithoutKey(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /** A failed sign-in. */
  static String failure(String id) {
    return """
    {"specversion":"1.0","id":"%s","source":"t","type":"auth.attempt","time":"%s",
     "data":{"outcome":"failure","account":{"id":"a1"},"client":{"ip":"203.0.113.9"}}}\
    """
        .formatted(id, NOW);
  }

  /** A request for a page. */
  static String request(String id, String path) {
    return requestOf(id, path, "203.0.113.9");
  }

  /** A request for a page from this address. */
  static String requestOf(String id, String path, String address) {
    return """
    {"specversion":"1.0","id":"%s","source":"t","type":"http.request","time":"%s",
     "data":{"method":"GET","path":"%s","client":{"ip":"%s"}}}\
    """
        .formatted(id, NOW, path, address);
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    try {
      service.stop();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
