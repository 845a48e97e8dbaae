package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.overview.LiveFeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People see what is going on. */
final class OverviewTest {
  private static final String MARKUP = "<script>alert(1)</script>";

  @TempDir private Path folder = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = RunningService.in(folder);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @Test
  void the_page_shows_decisions_and_enforcements() throws IOException, InterruptedException {
    service.event(RunningService.request("1", "/"));
    service.event(RunningService.request("2", "/.env"));
    Patience.until(() -> page().contains("block(client:203.0.113.9)"));
    assertThat(page())
        .contains("small", "<b class=\"deny\">1</b>deny", "1.2/stolen", "asks for secrets")
        .contains("No case is open.");
  }

  @Test
  void what_an_attacker_wrote_stays_text() throws IOException, InterruptedException {
    for (int i = 0; i < 4; i++) {
      service.event(RunningService.failure("f" + i).replace("\"a1\"", "\"" + MARKUP + "\""));
    }
    assertThat(page()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void the_page_runs_nothing_and_is_kept_nowhere() throws IOException, InterruptedException {
    var answer = service.read("/");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void who_has_no_key_sees_nothing() throws IOException, InterruptedException {
    var answer = service.sendWithoutKey(HttpRequest.newBuilder(service.uri("/")));
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void the_feed_says_each_thing_once() throws IOException, InterruptedException {
    StringWriter said = new StringWriter();
    LiveFeed feed = new LiveFeed(service.service().overview(), new PrintWriter(said));
    service.event(RunningService.request("1", "/.env"));
    service.event(RunningService.request("2", "/.env"));
    Patience.until(() -> {
      feed.print();
      return said.toString().contains("enforcement");
    });
    feed.print();
    feed.summary();
    assertThat(said.toString())
        .containsOnlyOnce("10:00:00  deny         client:203.0.113.9  1.2/stolen: asks for secrets")
        .containsOnlyOnce("enforcement  block(client:203.0.113.9) until 11:00:00  by 1.2/stolen")
        .contains("2 events decided: deny 2");
  }

  @Test
  void a_demo_sends_traffic_and_leaves_nothing() throws IOException, InterruptedException {
    StringWriter said = new StringWriter();
    Path data = Demo.newFolder();
    Path policy = folder.resolve("policy");
    Service shown =
        Service.start(
            ServeSettings.of(data).under(policy).atPort(0),
            SmallPolicy.load(policy),
            InstantSource.system(),
            ServiceListener.NONE);
    Demo demo = Demo.begin(shown, data, new PrintWriter(said));
    try (demo) {
      Patience.until(() -> said.toString().contains("enforcement  "));
    } finally {
      shown.stop();
      demo.clean();
    }
    assertThat(said.toString()).doesNotContain("no more");
    assertThat(Files.exists(data)).isFalse();
  }

  private String page() throws IOException, InterruptedException {
    return service.read("/").body();
  }
}
