package dev.bailiff.app.serve;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.Parsed;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes events of the requests that a proxy asks about.
 *
 * <p>Traefik, Caddy and nginx (as configured in the documentation) set {@code X-Forwarded-Method},
 * {@code -Uri}, {@code -Host}, {@code -Proto} and {@code -For} themselves. Envoy repeats the
 * request with its own method below the path of this endpoint. Of {@code X-Forwarded-For} only the
 * last address counts, which is the one that the proxy added; those before it are the client's
 * word. Events get ids of our own: a client that could choose one would be answered as before.
 */
final class ForwardedRequests {
  private static final String SOURCE = "authz";

  private static final HeaderName METHOD = HeaderNames.create("X-Forwarded-Method");
  private static final HeaderName URI = HeaderNames.create("X-Forwarded-Uri");
  private static final HeaderName HOST = HeaderNames.create("X-Forwarded-Host");
  private static final HeaderName PROTO = HeaderNames.create("X-Forwarded-Proto");
  private static final HeaderName FOR = HeaderNames.create("X-Forwarded-For");

  /**
   * The JA4 fingerprint that the proxy took; who is behind the request is not taken from headers.
   */
  private static final HeaderName TLS = HeaderNames.create("X-Bailiff-Tls");

  private final String prefix;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong count = new AtomicLong();

  /**
   * @param prefix the path below which Envoy repeats requests
   */
  ForwardedRequests(String prefix) {
    this.prefix = prefix;
  }

  Parsed<Event> event(ServerRequest request, Instant now) {
    Map<String, Object> data = new HashMap<>();
    data.put("method", header(request, METHOD).orElse(request.prologue().method().text()));
    String target = header(request, URI).orElseGet(() -> repeated(request));
    int query = target.indexOf('?');
    data.put("path", query < 0 ? target : target.substring(0, query));
    if (query >= 0) {
      data.put("query", target.substring(query + 1));
    }
    header(request, HOST)
        .or(() -> header(request, HeaderNames.HOST))
        .ifPresent(host -> data.put("host", host(host)));
    header(request, PROTO).ifPresent(scheme -> data.put("scheme", scheme));
    header(request, HeaderNames.REFERER).ifPresent(referrer -> data.put("referrer", referrer));
    data.put("client", client(request));
    return EventParser.parse(
        Map.of(
            "id",
            run + "-" + count.incrementAndGet(),
            "source",
            SOURCE,
            "type",
            "http.request",
            "time",
            now.toString(),
            "data",
            data));
  }

  private Map<String, Object> client(ServerRequest request) {
    Map<String, Object> client = new HashMap<>();
    client.put("ip", header(request, FOR).map(ForwardedRequests::last).orElse(peer(request)));
    header(request, TLS).filter(ja4 -> !ja4.isEmpty()).ifPresent(ja4 -> client.put("tls", ja4));
    header(request, HeaderNames.USER_AGENT).ifPresent(agent -> client.put("agent", agent));
    return client;
  }

  private String repeated(ServerRequest request) {
    String path = request.path().rawPath();
    String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    String query = request.query().rawValue();
    return (rest.isEmpty() ? "/" : rest) + (query.isEmpty() ? "" : "?" + query);
  }

  private static Optional<String> header(ServerRequest request, HeaderName name) {
    if (!request.headers().contains(name)) {
      return Optional.empty();
    }
    List<String> values = request.headers().get(name).allValues();
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  private static String last(String addresses) {
    return addresses.substring(addresses.lastIndexOf(',') + 1).strip();
  }

  private static String peer(ServerRequest request) {
    return request.remotePeer().host();
  }

  private static String host(String authority) {
    int bracket = authority.indexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    return (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
  }
}
