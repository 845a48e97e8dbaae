package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import dev.bailiff.app.Main;
import dev.bailiff.app.http.Route;
import dev.bailiff.app.signin.SignInSpec;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People sign in, with a provider of identities or a link. */
final class SignInTest {
  @TempDir private Path folder = Path.of("");
  private final HttpClient browser = HttpClient.newHttpClient();
  private final SmallProvider provider;
  private Service service;

  SignInTest() throws IOException, JOSEException {
    provider = new SmallProvider();
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    SmallPolicy.write(folder.resolve("policy"), 3);
    service = begun();
  }

  private void restart() throws IOException, InterruptedException {
    service.stop();
    service = begun();
  }

  private Service begun() throws IOException, InterruptedException {
    SignInSpec spec =
        new SignInSpec(
            provider.issuer(),
            "bailiff",
            SmallProvider.SECRET,
            "email",
            "groups",
            Map.of(Role.REVIEWER, Set.of("trust-and-safety"), Role.ADMIN, Set.of("platform")));
    ServeSettings settings =
        ServeSettings.of(folder.resolve("data"))
            .atPort(0)
            .connected(
                new Connections(
                    Optional.empty(), Optional.empty(), Optional.of(spec), OptionalInt.empty()));
    return Service.start(
        settings,
        SmallPolicy.load(folder.resolve("policy")),
        InstantSource.system(),
        ServiceListener.NONE);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    browser.shutdownNow();
    service.stop();
    provider.close();
  }

  @Test
  void a_person_signs_in_with_the_provider_and_has_the_roles_of_their_groups()
      throws IOException, InterruptedException {
    var back = signIn();
    assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location")).contains("/v1/cases?state=open");
    assertThat(back.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("bailiff_session=")
        .endsWith("; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax");
    String session = cookie(back);
    assertThat(get("/v1/restraints", session).statusCode()).isEqualTo(200);
    assertThat(get("/v1/keys", session).statusCode()).isEqualTo(403);
  }

  @Test
  void signing_in_is_in_the_audit_log() throws IOException, InterruptedException {
    assertThat(signIn().statusCode()).isEqualTo(303);
    service.stop();
    try (Database database = Database.open(ServeSettings.embedded(folder.resolve("data")))) {
      AuditEntry entry = database.read(sql -> AuditLog.about(sql, "session", 10)).getFirst();
      assertThat(entry.act()).isEqualTo("sign-in");
      assertThat(entry.actor()).isEqualTo(Actor.person("ada@example.com"));
    }
  }

  @Test
  void signing_out_ends_the_session_for_good() throws IOException, InterruptedException {
    String session = cookie(signIn());
    assertThat(post("/sign-out", session).statusCode()).isEqualTo(303);
    assertThat(get("/v1/restraints", session).statusCode()).isEqualTo(401);
    restart();
    assertThat(get("/v1/restraints", session).statusCode()).isEqualTo(401);
  }

  @Test
  void who_has_signed_in_need_not_do_so_again_after_a_restart()
      throws IOException, InterruptedException {
    String session = cookie(signIn());
    restart();
    assertThat(get("/v1/restraints", session).statusCode()).isEqualTo(200);
    assertThat(get("/v1/keys", session).statusCode()).isEqualTo(403);
  }

  @Test
  void an_admin_ends_what_somebody_began() throws IOException, InterruptedException {
    String session = cookie(signIn());
    String admin = cookie(visit(service.firstLink().orElseThrow(), ""));
    HttpResponse<String> all = get("/v1/sessions", admin);
    OpenApiTest.holds(Route.SESSIONS, all);
    assertThat(RunningService.json(all).findValuesAsString("name"))
        .containsExactly("ada@example.com", "operator");
    HttpResponse<String> ended = end("ada@example.com", admin);
    OpenApiTest.holds(Route.END_SESSIONS, ended);
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
    assertThat(get("/v1/restraints", session).statusCode()).isEqualTo(401);
    assertThat(end("ada@example.com", admin).statusCode()).isEqualTo(404);
  }

  @Test
  void other_sites_cannot_make_a_browser_change_anything()
      throws IOException, InterruptedException {
    String session = cookie(signIn());
    String path = "/v1/cases/claim";
    assertThat(post(path, session).statusCode()).isEqualTo(403);
    assertThat(post(path, session, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(post(path, session, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(post(path, session, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(post(path, session, "Sec-Fetch-Site", "same-origin").statusCode()).isNotIn(401, 403);
    assertThat(post(path, session, "Origin", service.here().toString()).statusCode())
        .isNotIn(401, 403);
  }

  @Test
  void only_the_browser_that_began_can_end_a_sign_in() throws IOException, InterruptedException {
    var begun = get("/sign-in", "");
    var answer = visit(URI.create(location(begun)), "");
    assertThat(visit(URI.create(location(answer)), "").statusCode()).isEqualTo(400);
    assertThat(visit(URI.create(location(answer)), "bailiff_sign_in=other").statusCode())
        .isEqualTo(400);
    assertThat(visit(URI.create(location(answer)), cookie(begun)).statusCode()).isEqualTo(303);
    assertThat(visit(URI.create(location(answer)), cookie(begun)).statusCode()).isEqualTo(400);
  }

  @Test
  void what_the_provider_did_not_say_of_this_attempt_counts_for_nothing()
      throws IOException, InterruptedException {
    provider.say(claims -> claims.claim("nonce", "another"));
    assertThat(signIn().statusCode()).isEqualTo(503);
    provider.say(claims -> claims.audience("another"));
    assertThat(signIn().statusCode()).isEqualTo(503);
    provider.say(claims -> claims.issuer("https://evil.example"));
    assertThat(signIn().statusCode()).isEqualTo(503);
    provider.say(claims -> claims.expirationTime(Date.from(Instant.EPOCH)));
    assertThat(signIn().statusCode()).isEqualTo(503);
    provider.say(claims -> claims);
    provider.forge();
    assertThat(signIn().statusCode()).isEqualTo(503);
  }

  @Test
  void who_has_no_role_is_not_let_in() throws IOException, InterruptedException {
    provider.say(claims -> claims.claim("groups", List.of("staff")));
    assertThat(signIn().statusCode()).isEqualTo(403);
    provider.say(claims -> claims.claim("groups", null));
    assertThat(signIn().statusCode()).isEqualTo(403);
  }

  @Test
  void a_visitor_is_sent_to_sign_in_and_never_elsewhere_afterwards()
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.here().resolve("/")).header("Accept", "text/html");
    var answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer)).isEqualTo("/sign-in?to=%2F");
    for (String to : new String[] {"//evil.example", "https://evil.example", "/%5Cevil"}) {
      var begun = get("/sign-in?to=" + to, "");
      var back = visit(URI.create(location(visit(URI.create(location(begun)), ""))), cookie(begun));
      assertThat(location(back)).isEqualTo("/");
    }
  }

  @Test
  void a_link_lets_an_admin_in_once() throws IOException, InterruptedException {
    URI link = service.firstLink().orElseThrow();
    var answer = visit(link, "");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(get("/v1/keys", cookie(answer)).statusCode()).isEqualTo(200);
    assertThat(visit(link, "").statusCode()).isEqualTo(404);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String data = folder.resolve("data").toString();
    Main.run(out, new ByteArrayOutputStream(), "sign-in", "--data", data);
    assertThat(visit(URI.create(out.toString(UTF_8).strip()), "").statusCode()).isEqualTo(303);

    Main.run(out, out, "keys", "create", "shop", "--role", "service", "--data", data);
    assertThat(service.firstLink()).isEmpty();
  }

  /** As a browser would, from the first page to the last. */
  private HttpResponse<String> signIn() throws IOException, InterruptedException {
    var begun = get("/sign-in?to=/v1/cases%3Fstate=open", "");
    var answer = visit(URI.create(location(begun)), "");
    return visit(URI.create(location(answer)), cookie(begun));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private HttpResponse<String> get(String path, String cookie)
      throws IOException, InterruptedException {
    return visit(service.here().resolve(path), cookie);
  }

  private HttpResponse<String> visit(URI uri, String cookie)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> end(String name, String cookie)
      throws IOException, InterruptedException {
    URI path = service.here().resolve("/v1/sessions/" + name.replace("@", "%40"));
    var request =
        HttpRequest.newBuilder(path)
            .header("Cookie", cookie)
            .header("Sec-Fetch-Site", "same-origin")
            .DELETE();
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String cookie, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.here().resolve(path))
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    return browser.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
