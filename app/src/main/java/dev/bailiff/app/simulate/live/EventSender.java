package dev.bailiff.app.simulate.live;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Posts events to a service, and again those that it had no room for. */
public final class EventSender {
  private final ServiceClient service;

  /** A sender to a service, which stays open. */
  public EventSender(ServiceClient service) {
    this.service = service;
  }

  /** Asks whether the service takes events from this sender. */
  public void probe() {
    send(List.of());
  }

  /** Sends events as a batch; the service's result for each, in the same order. */
  List<JsonNode> send(List<Map<String, Object>> batch) {
    JsonNode answer = service.postUntilThereIsRoom("/v1/events", batch);
    List<JsonNode> results = answer.path("results").valueStream().toList();
    if (results.size() != batch.size()) {
      throw new CommandFailure(ExitCode.UNREADABLE, "what answers is no bailiff service");
    }
    return results;
  }
}
