package dev.bailiff.app.overview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Reply;
import io.helidon.webserver.http.ServerRequest;

/** Shows people what is going on. */
public final class OverviewEndpoint implements Endpoint {
  private final Overview overview;

  public OverviewEndpoint(Overview overview) {
    this.overview = overview;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) {
    return Reply.text(200, "text/html; charset=utf-8", new String(overview.page(), UTF_8))
        .with("Refresh", OverviewPage.SECONDS)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer")
        .with("X-Content-Type-Options", "nosniff");
  }
}
