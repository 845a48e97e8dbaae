package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.metrics.Metrics;
import io.helidon.webserver.http.ServerRequest;

/** Answers with all numbers about the service. */
final class MetricsEndpoint implements Endpoint {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;

  MetricsEndpoint(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) {
    return Reply.text(200, FORMAT, metrics.page());
  }
}
