package dev.bailiff.app.simulate;

import java.util.HashMap;
import java.util.Map;

/** Says of the lines of a log what a service would have been told. */
final class LiveRequests {
  private static final String HOST = "www.example.com";

  private LiveRequests() {}

  /** A request, or, where somebody tried to sign in, the attempt. */
  static SimulatedEvent event(Line line) {
    return line.exchange().account().equals(Client.NOBODY) ? request(line) : attempt(line);
  }

  private static SimulatedEvent request(Line line) {
    Exchange exchange = line.exchange();
    Map<String, Object> fields = new HashMap<>();
    int query = exchange.target().indexOf('?');
    fields.put("method", exchange.method());
    fields.put("path", query < 0 ? exchange.target() : exchange.target().substring(0, query));
    if (query >= 0) {
      fields.put("query", exchange.target().substring(query + 1));
    }
    fields.put("status", exchange.status());
    fields.put("bytes", exchange.bytes());
    fields.put("host", HOST);
    if (!exchange.referrer().equals("-")) {
      fields.put("referrer", exchange.referrer());
    }
    return by(line.client(), line.time(), "http.request", fields);
  }

  private static SimulatedEvent attempt(Line line) {
    boolean isRight = line.exchange().status() < 400;
    return attempt(
        line.time(), line.client(), line.exchange().account(), isRight ? "" : "wrong-secret");
  }

  /** An attempt to sign in; it succeeds if there is no reason why it fails. */
  static SimulatedEvent attempt(long time, Client client, String account, String reason) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("outcome", reason.isEmpty() ? "success" : "failure");
    if (!reason.isEmpty()) {
      fields.put("reason", reason);
    }
    fields.put("method", "password");
    return by(client.as(account), time, "auth.attempt", fields);
  }

  /** An event that a client, or the account it has signed in to, brings about. */
  static SimulatedEvent by(Client client, long time, String type, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("client", Map.of("ip", client.address(), "agent", client.agent()));
    if (!client.user().equals(Client.NOBODY)) {
      all.put("account", Map.of("id", client.user()));
    }
    return new SimulatedEvent(time, type, all, client.label(), client.actor());
  }
}
