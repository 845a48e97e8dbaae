package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One story from the first event to the end of the appeal: with the service as a process of its
 * own, a server for its mail, and nothing but what anybody could send it.
 */
final class WalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern LINK = Pattern.compile("https://abuse\\.example(/appeal/\\S+)");

  @TempDir private Path folder = Path.of("");

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    mail.start();
    SignInPolicy.write(folder.resolve("policy"));
  }

  @AfterEach
  void stop() {
    client.close();
    mail.stop();
  }

  @Test
  void somebody_who_guesses_is_suspended_told_why_appeals_and_is_heard() throws Exception {
    Path data = folder.resolve("data");
    walk(data, List.of(), Map.of());
    auditHolds(new DatabaseSpec.Embedded(data.resolve("casework.db")));
  }

  @Test
  void the_same_happens_on_postgresql() throws Exception {
    Optional<Postgres> server = Postgres.start();
    Assumptions.assumeTrue(server.isPresent(), "PostgreSQL is not installed");
    try (Postgres postgres = server.orElseThrow()) {
      DatabaseSpec.Server database = postgres.database();
      walk(
          folder.resolve("data"),
          List.of("--database", database.url()),
          Map.of("BAILIFF_DATABASE_USER", database.user()));
      auditHolds(database);
    }
  }

  private void walk(Path data, List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException, MessagingException {
    try (ServiceProcess service =
        ServiceProcess.start(
            data,
            List.of("-XX:TieredStopAtLevel=1"),
            joined(List.of("--policy", folder.resolve("policy").toString()), options),
            settings(environment))) {
      String ada = reviewer(service, "ada");
      String ben = reviewer(service, "ben");

      String verdict = "allow";
      for (int i = 1; i <= 12; i++) {
        verdict = fail(service, i);
        assertThat(verdict).isEqualTo(i <= 3 ? "allow" : i <= 10 ? "challenge" : "deny");
      }
      await(() -> standing(service).equals("deny"));

      MimeMessage statement = received(1);
      assertThat(statement.getAllRecipients()[0]).hasToString("mallory@example.com");
      String text = text(statement);
      assertThat(text)
          .contains("Example Ltd", "account:mallory: the service is suspended, until")
          .contains("failed sign-ins in ten minutes, in spite of challenges")
          .contains("Do not try to sign in as somebody else.")
          .contains("The decision was made by automated means alone.");

      Matcher link = LINK.matcher(text);
      assertThat(link.find()).as(text).isTrue();
      URI page = service.address().resolve(link.group(1));
      assertThat(answer(HttpRequest.newBuilder(page)).body()).contains("<form method=\"post\">");
      HttpResponse<String> appealed =
          answer(
              HttpRequest.newBuilder(page)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(body("words=" + URLEncoder.encode("I tested my own door.", UTF_8))));
      assertThat(appealed.statusCode()).as(appealed.body()).isEqualTo(201);

      JsonNode appeal = ok(as(ada, service, "/v1/appeals")).at("/appeals/0");
      assertThat(appeal.get("words").asString()).isEqualTo("I tested my own door.");
      assertThat(appeal.get("enforcements").size()).isEqualTo(2);
      String path = "/v1/appeals/" + appeal.get("id").asString();
      ok(as(ada, service, path + "/hear").POST(body("")));
      assertThat(answer(as(ben, service, path + "/hear").POST(body(""))).statusCode())
          .isEqualTo(409);
      ok(as(ada, service, path + "/give-back").POST(body("")));
      ok(as(ben, service, path + "/hear").POST(body("")));
      ok(
          as(ben, service, path + "/decision")
              .POST(body("{\"outcome\":\"reversed\",\"grounds\":\"It was a drill.\"}")));

      assertThat(text(received(3))).contains("It was wrong", "It was a drill.");
      JsonNode undone = ok(as(ada, service, "/v1/entities/account/mallory/standing"));
      assertThat(undone.get("verdict").asString()).isEqualTo("challenge");
      assertThat(undone.toString()).doesNotContain("guessed");
    }
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("BAILIFF_MAIL_HOST", "127.0.0.1");
    settings.put("BAILIFF_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
    settings.put("BAILIFF_MAIL_FROM", "abuse@example.com");
    settings.put("BAILIFF_MAIL_ENCRYPTION", "none");
    settings.put("BAILIFF_PROVIDER_NAME", "Example Ltd");
    settings.put("BAILIFF_PUBLIC_URL", "https://abuse.example");
    return settings;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private String reviewer(ServiceProcess service, String name)
      throws IOException, InterruptedException {
    String asked = "{\"name\":\"%s\",\"roles\":[\"reviewer\"]}".formatted(name);
    HttpResponse<String> made =
        answer(
            service
                .request("/v1/keys")
                .header("Content-Type", "application/json")
                .POST(body(asked)));
    return JSON.readTree(made.body()).get("key").asString();
  }

  private String fail(ServiceProcess service, int number) throws IOException, InterruptedException {
    String event =
        """
        {"specversion":"1.0","id":"e%d","source":"login","type":"auth.attempt","time":"%s",
         "data":{"outcome":"failure","account":{"id":"mallory","email":"mallory@example.com"}}}
        """
            .formatted(number, Instant.now());
    return ok(service
            .request("/v1/events")
            .header("Content-Type", "application/cloudevents+json")
            .POST(body(event)))
        .get("verdict")
        .asString();
  }

  private String standing(ServiceProcess service) throws IOException, InterruptedException {
    return ok(service.request("/v1/entities/account/mallory/standing")).get("verdict").asString();
  }

  private MimeMessage received(int number) {
    assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), number)).isTrue();
    return mail.getReceivedMessages()[number - 1];
  }

  private static String text(MimeMessage message) throws IOException, MessagingException {
    return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
  }

  private static void auditHolds(DatabaseSpec spec) {
    try (Database database = Database.open(spec)) {
      AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
      assertThat(check.problems()).isEmpty();
      assertThat(check.entries()).isGreaterThan(8);
    }
  }

  private HttpRequest.Builder as(String key, ServiceProcess service, String path) {
    return HttpRequest.newBuilder(service.address().resolve(path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + key);
  }

  private JsonNode ok(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = answer(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private interface Answer {
    boolean isThere() throws IOException, InterruptedException;
  }

  private static void await(Answer answer) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answer.isThere()) {
      assertThat(System.nanoTime()).as("it never came").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
