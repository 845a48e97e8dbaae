package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.deliver.DeliverySettings;
import dev.bailiff.app.http.Route;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.channel.MailSpec;
import dev.bailiff.casework.channel.WebhookSecret;
import dev.bailiff.casework.channel.WebhookSpec;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other systems learn of enforcements, and people undo them. */
final class DeliverTest {
  private static final String CHANGES = "/v1/enforcements/changes";
  private static final String COHORT =
      "{'rule':'1.2/stolen','since':'2026-11-23T09:00:00Z','until':'2026-11-23T11:00:00Z'%s}";

  @TempDir private Path folder = Path.of("");

  private final AtomicInteger answer = new AtomicInteger(200);
  private final BlockingQueue<String> hooked = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer receiver;
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            hooked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(answer.get(), -1);
          }
        });
    receiver.start();
    service = RunningService.in(folder, settings());
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    receiver.stop(0);
  }

  @Test
  void a_system_follows_changes_by_their_numbers() throws IOException, InterruptedException {
    String id = blocked();
    JsonNode first = get(Route.CHANGES, CHANGES);
    assertThat(first.at("/changes/0/change").asString()).isEqualTo("begun");
    assertThat(first.at("/changes/0/enforcement/id").asString()).isEqualTo(id);
    assertThat(get(Route.CHANGES, CHANGES + "?after=" + first.get("next").asLong()).get("changes"))
        .isEmpty();
    post(Route.UNDO, "/v1/enforcements/" + id + "/undo", "{'because':'a drill'}", 200);
    JsonNode next = get(Route.CHANGES, CHANGES + "?limit=10&after=" + first.get("next").asLong());
    assertThat(next.at("/changes/0/change").asString()).isEqualTo("undone");
    assertThat(next.at("/changes/0/enforcement/undone/because").asString()).isEqualTo("a drill");
  }

  @Test
  void a_system_says_what_it_did() throws IOException, InterruptedException {
    String id = blocked();
    String path = "/v1/enforcements/" + id + "/receipts";
    post(Route.RECEIPT, path, "{'change':'begun','outcome':'failed','detail':'busy'}", 200);
    post(Route.RECEIPT, path, "{'change':'begun','outcome':'done'}", 200);
    JsonNode enforcement = get(Route.ENFORCEMENT, "/v1/enforcements/" + id);
    assertThat(enforcement.get("inForce").asBoolean()).isTrue();
    assertThat(enforcement.get("receipts")).hasSize(1);
    assertThat(enforcement.at("/receipts/0/outcome").asString()).isEqualTo("done");
    post(Route.RECEIPT, path, "{'change':'ended','outcome':'maybe','more':1}", 422);
    post(Route.RECEIPT, path, "{}", 422);
    post(
        Route.RECEIPT,
        "/v1/enforcements/none/receipts",
        "{'change':'begun','outcome':'done'}",
        404);
  }

  @Test
  void enforcements_are_listed_and_asked_for() throws IOException, InterruptedException {
    String id = blocked();
    String all = "/v1/enforcements?limit=1&in-force=true&rule=1.2/stolen";
    JsonNode list = get(Route.ENFORCEMENTS, all + "&target=client:203.0.113.9");
    assertThat(list.at("/enforcements/0/id").asString()).isEqualTo(id);
    assertThat(
            get(Route.ENFORCEMENTS, all + "&before=" + list.get("before").asString())
                .get("enforcements"))
        .isEmpty();
    for (String wrong : List.of("limit=0", "limit=x", "target=planet:mars", "before=x", "rule=")) {
      HttpResponse<String> refused = service.read("/v1/enforcements?" + wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
      OpenApiTest.holds(Route.ENFORCEMENTS, refused);
    }
    assertThat(service.read(CHANGES + "?after=99999999999999999999").statusCode()).isEqualTo(422);
    assertThat(service.read("/v1/enforcements/none").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_undone_is_over_at_once_and_undone_once() throws IOException, InterruptedException {
    String path = "/v1/enforcements/" + blocked() + "/undo";
    post(Route.UNDO, path, "{}", 422);
    JsonNode undone = post(Route.UNDO, path, "{'because':'a drill'}", 200);
    assertThat(undone.at("/undone/because").asString()).isEqualTo("a drill");
    JsonNode standing =
        RunningService.json(service.read("/v1/entities/client/203.0.113.9/standing"));
    assertThat(standing.get("verdict").asString()).isEqualTo("allow");
    post(Route.UNDO, path, "{'because':'again'}", 409);
    post(Route.UNDO, "/v1/enforcements/none/undo", "{'because':'a drill'}", 404);
  }

  @Test
  void a_webhook_and_a_file_get_every_change() throws IOException, InterruptedException {
    String id = blocked();
    JsonNode hook =
        JsonMapper.builder().build().readTree(requireNonNull(hooked.poll(20, TimeUnit.SECONDS)));
    assertThat(hook.get("type").asString()).isEqualTo("enforcement.begun");
    assertThat(hook.at("/data/enforcement/id").asString()).isEqualTo(id);
    JsonNode deliveries = awaited("", it -> it.toString().split("\"delivered\"").length >= 5);
    assertThat(deliveries.at("/counts/hook/delivered").asInt()).isEqualTo(1);
    assertThat(deliveries.at("/counts/file/delivered").asInt()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(1);
  }

  @Test
  void systems_and_people_are_told_that_a_budget_is_used_up()
      throws IOException, InterruptedException {
    for (int i = 0; i < 4; i++) { // of three an hour
      service.event(RunningService.requestOf("b" + i, "/.env", "203.0.113." + i));
    }
    for (String destination : List.of("hook", "file", "mail")) {
      awaited("?destination=" + destination, it -> it.toString().contains("budget.used-up"));
    }
  }

  @Test
  void what_was_given_up_is_seen_and_retried() throws IOException, InterruptedException {
    answer.set(410);
    blocked();
    JsonNode dead =
        awaited("?state=dead&destination=hook", it -> !it.get("deliveries").isEmpty())
            .at("/deliveries/0");
    assertThat(dead.get("fault").asString()).startsWith("answered 410");
    assertThat(dead.has("payload")).isFalse();
    answer.set(200);
    String path = "/v1/deliveries/" + dead.get("id").asString() + "/retry";
    post(Route.RETRY, path, "", 200);
    awaited("?state=delivered&destination=hook", it -> !it.get("deliveries").isEmpty());
    post(Route.RETRY, path, "", 409);
    post(Route.RETRY, "/v1/deliveries/none/retry", "", 404);
    assertThat(
            post(Route.RETRY_ALL, "/v1/deliveries/retry", "{'destination':'hook'}", 200)
                .get("retried")
                .asInt())
        .isZero();
    post(Route.RETRY_ALL, "/v1/deliveries/retry", "{}", 422);
    assertThat(service.read("/v1/deliveries?state=lost").statusCode()).isEqualTo(422);
    assertThat(retriesNoted())
        .containsExactly(
            "key:operator delivery " + dead.get("id").asString() + " 1",
            "key:operator deliveries to hook 0");
  }

  @Test
  void all_that_a_rule_did_is_previewed_and_then_undone() throws IOException, InterruptedException {
    blocked();
    JsonNode preview = post(Route.UNDO_RULE, "/v1/undo", COHORT.formatted(""), 200);
    assertThat(preview.get("enforcements").asInt()).isEqualTo(1);
    assertThat(preview.at("/actions/block").asInt()).isEqualTo(1);
    assertThat(preview.get("entities").asInt()).isEqualTo(1);
    String confirmed = ",'confirm':true,'because':'the rule was wrong','expected':";
    post(Route.UNDO_RULE, "/v1/undo", COHORT.formatted(confirmed + "2"), 409);
    JsonNode done = post(Route.UNDO_RULE, "/v1/undo", COHORT.formatted(confirmed + "1"), 200);
    assertThat(done.get("undone").asInt()).isEqualTo(1);
    assertThat(done.get("apologies").asInt()).isEqualTo(1);
    assertThat(done.get("complete").asBoolean()).isTrue();
    awaited("?destination=hook&state=delivered", it -> it.toString().contains("apology"));
  }

  @Test
  void a_cohort_is_named_in_full() throws IOException, InterruptedException {
    post(Route.UNDO_RULE, "/v1/undo", "{}", 422);
    post(Route.UNDO_RULE, "/v1/undo", COHORT.formatted(",'confirm':true"), 422);
    post(Route.UNDO_RULE, "/v1/undo", "{'rule':'1.2/stolen','since':'2026-11-24T09:00:00Z'}", 422);
  }

  @Test
  void a_command_previews_and_undoes() throws IOException, InterruptedException {
    blocked();
    assertThat(command("--since", "2026-11-23T09:00:00Z")).isEqualTo(ExitCode.OK);
    assertThat(told())
        .contains("1 enforcements that have not been undone, against 1", "1 block")
        .contains("nothing was changed");
    assertThat(command("--since", "2026-11-23T09:00:00Z", "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(command("--since", "2026-11-23T09:00:00Z", "--why", "an error", "--yes"))
        .isEqualTo(ExitCode.OK);
    assertThat(told()).contains("undone: 1, against 1; apologies queued: 1");
    command("--since", "2026-11-23T09:00:00Z", "--why", "an error", "--yes");
    assertThat(told()).contains(": 0 enforcements").doesNotContain("undone: ");
    assertThat(command("--since", "yesterday")).isEqualTo(ExitCode.USAGE);
    assertThat(told()).contains("`yesterday` is neither a time such as");
  }

  @Test
  void a_command_shows_what_was_given_up_and_retries_it() throws IOException, InterruptedException {
    answer.set(410);
    blocked();
    awaited("?state=dead&destination=hook", it -> !it.get("deliveries").isEmpty());
    assertThat(run("deliveries", "--state", "dead")).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("hook", "enforcement.begun", "answered 410").doesNotContain("203.");
    answer.set(200);
    assertThat(run("deliveries", "--retry-all", "hook")).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("1 are attempted again");
    awaited("?state=delivered&destination=hook", it -> !it.get("deliveries").isEmpty());
    assertThat(run("deliveries", "--retry", "none")).isEqualTo(ExitCode.FOUND);
    assertThat(told()).contains("no such message");
    assertThat(run("deliveries", "--state", "lost")).isEqualTo(ExitCode.FOUND);
  }

  private int command(String... args) {
    List<String> all = new ArrayList<>(List.of("undo", "--rule", "1.2/stolen"));
    all.addAll(List.of("--until", "2026-11-23T11:00:00Z"));
    all.addAll(List.of(args));
    return run(all.toArray(String[]::new));
  }

  private int run(String... args) {
    said.reset();
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Main.run(said, said, all.toArray(String[]::new));
  }

  private String told() {
    return said.toString(UTF_8);
  }

  /** Has a client blocked, and says by which enforcement. */
  private String blocked() throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/.env"));
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode changes = get(Route.CHANGES, CHANGES).get("changes");
    while (changes.isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(2);
      changes = get(Route.CHANGES, CHANGES).get("changes");
    }
    return changes.get(0).at("/enforcement/id").asString();
  }

  private JsonNode awaited(String query, Predicate<JsonNode> awaited)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode deliveries = get(Route.DELIVERIES, "/v1/deliveries" + query);
    while (!awaited.test(deliveries)) {
      assertThat(System.nanoTime()).as(deliveries.toString()).isLessThan(deadline);
      Thread.sleep(2);
      deliveries = get(Route.DELIVERIES, "/v1/deliveries" + query);
    }
    return deliveries;
  }

  private JsonNode get(Route route, String path) throws IOException, InterruptedException {
    HttpResponse<String> response = service.read(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    OpenApiTest.holds(route, response);
    return RunningService.json(response);
  }

  private JsonNode post(Route route, String path, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = service.json(path, body);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
    OpenApiTest.holds(route, response);
    return RunningService.json(response);
  }

  private List<String> retriesNoted() throws IOException {
    service.close();
    try (Database database =
        Database.open(new DatabaseSpec.Embedded(folder.resolve("data/casework.db")))) {
      List<AuditEntry> entries = database.read(sql -> AuditLog.after(sql, 0, 100));
      return entries.stream()
          .filter(entry -> entry.act().equals("retry-delivery"))
          .map(entry -> {
            String after = String.valueOf(requireNonNull(entry.details()).after());
            return entry.actor().name() + " " + entry.subject() + " " + after;
          })
          .toList();
    }
  }

  /** A server for mail that is away. */
  private static MailSpec nowhere() {
    return new MailSpec(
        "mail",
        "127.0.0.1",
        1,
        MailSpec.Encryption.NONE,
        Optional.empty(),
        "bailiff@example.com",
        Duration.ofSeconds(1));
  }

  private DeliverySettings settings() {
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
    WebhookSecret secret = WebhookSecret.parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
    return new DeliverySettings(
        List.of(new WebhookSpec("hook", url, List.of(secret), Duration.ofSeconds(5))),
        Optional.of(folder.resolve("out.jsonl")),
        Optional.of(nowhere()),
        List.of("ops@example.com"));
  }
}
