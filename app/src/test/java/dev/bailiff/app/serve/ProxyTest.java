package dev.bailiff.app.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A real proxy asks the service, under the shipped policy, before it serves a sample site. */
@ParameterizedClass(name = "{0}")
@EnumSource(ProxyProgram.class)
final class ProxyTest {
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
  private static final String SCANNER = "sqlmap/1.9.2#stable (https://sqlmap.org)";

  @TempDir private Path folder = Path.of("");
  private final ProxyProgram program;
  private Service service;
  private @Nullable ProxyProcess proxy;

  ProxyTest(ProxyProgram program) {
    this.program = program;
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(program.program().isPresent(), program.notInstalled());
    Path data = folder.resolve("data");
    service =
        Service.start(
            ServeSettings.of(data).atPort(0),
            shippedPolicy(),
            InstantSource.system(),
            ServiceListener.NONE);
    Path pages = folder.resolve("pages");
    Path docs = Files.createDirectories(pages.resolve("docs"));
    Files.writeString(docs.resolve("index.html"), "<p>docs");
    Files.writeString(pages.resolve("index.html"), "<p>home");
    Files.writeString(pages.resolve("site.css"), "p {}");
    String key = ServiceFile.read(data).orElseThrow().key().secret();
    proxy = program.start(program.program().orElseThrow(), pages, service.port(), key, folder);
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (proxy != null) {
      proxy.close();
      service.stop();
    }
  }

  @Test
  void a_scanner_is_stopped_and_a_person_is_not() throws IOException, InterruptedException {
    try (HttpClient scanner = client("127.0.0.2");
        HttpClient person = client("127.0.0.3")) {
      for (String path : List.of("/", "/docs/", "/?id=1%27%20or%201=1--", "/.git/config")) {
        assertThat(ask(scanner, SCANNER, path).statusCode()).as(path).isEqualTo(429);
        assertThat(ask(person, BROWSER, "/").body()).isEqualTo("<p>home");
        assertThat(ask(person, BROWSER, "/site.css").statusCode()).isEqualTo(200);
        assertThat(ask(person, BROWSER, "/docs/").body()).isEqualTo("<p>docs");
      }
    }
  }

  @Test
  void who_is_stopped_is_told_the_decision_and_when_to_try_again()
      throws IOException, InterruptedException {
    try (HttpClient scanner = client("127.0.0.2")) {
      var answer = ask(scanner, SCANNER, "/");
      assertThat(answer.headers().firstValue("X-Bailiff-Decision")).contains("1");
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(590L, 600L);
    }
  }

  @Test
  void an_address_that_a_client_makes_up_is_not_believed()
      throws IOException, InterruptedException {
    try (HttpClient scanner = client("127.0.0.2")) {
      var request =
          HttpRequest.newBuilder(uri("/"))
              .header("User-Agent", SCANNER)
              .header("X-Forwarded-For", "203.0.113.9")
              .header("X-Forwarded-Uri", "/robots.txt")
              .header("X-Bailiff-Key", "mine");
      assertThat(scanner.send(request.build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void nobody_outside_can_ask_in_the_place_of_the_proxy() throws IOException, InterruptedException {
    try (HttpClient anybody = client("127.0.0.4")) {
      assertThat(ask(anybody, BROWSER, "/_bailiff").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void without_the_service_requests_go_through() throws IOException, InterruptedException {
    service.stop();
    try (HttpClient anybody = client("127.0.0.4")) {
      assertThat(ask(anybody, BROWSER, "/").body()).isEqualTo("<p>home");
    }
  }

  private HttpResponse<String> ask(HttpClient client, String agent, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(path)).header("User-Agent", agent).build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + requireNonNull(proxy).port() + path);
  }

  /** A client with an address of its own on this machine. */
  private static HttpClient client(String address) throws IOException {
    return HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
  }

  private static LoadedPolicy shippedPolicy() throws IOException {
    OpenPolicy opened = OpenPolicy.open(Optional.empty());
    return switch (opened.loading()) {
      case Loading.Accepted accepted -> accepted.policy();
      case Loading.Rejected _ -> throw new IllegalStateException(opened.report());
    };
  }
}
