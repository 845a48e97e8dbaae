package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Reply;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Says whether something is well: 200, or 503 with the reasons why not. */
final class HealthEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Supplier<List<String>> complaints;

  HealthEndpoint(Supplier<List<String>> complaints) {
    this.complaints = complaints;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) {
    List<String> found = complaints.get();
    Map<String, Object> body =
        found.isEmpty() ? Map.of("status", "up") : Map.of("status", "down", "reasons", found);
    return Reply.json(found.isEmpty() ? 200 : 503, JSON.writeValueAsBytes(body));
  }
}
