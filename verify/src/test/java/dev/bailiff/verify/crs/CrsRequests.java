package dev.bailiff.verify.crs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as bytes for a server and as events for us, which say the same. */
public final class CrsRequests {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  /** One request: its number is sent along, so that it can be found in a log. */
  public record Sent(int number, String name, String wire, Event event) {}

  private CrsRequests() {}

  /** Those of the regression suite in this folder. */
  public static List<Sent> under(Path folder) throws IOException {
    List<Sent> all = new ArrayList<>();
    for (CrsCase each : CrsCases.under(folder)) {
      all.add(sent(all.size() + 1, each.name(), each.request()));
    }
    return all;
  }

  /** A request for a page, as browsers send it. */
  public static Sent plainGet() {
    Map<String, String> headers = browser();
    headers.put("Cookie", "session=4f1c0a9be27d; theme=dark");
    RequestText text =
        new RequestText(
            "GET",
            "/products/list?page=2&sort=name&filter=blue+shoes",
            "HTTP/1.1",
            List.copyOf(headers.entrySet()),
            "");
    return sent(1, "GET", text.event());
  }

  /** A request with 4 KB of ordinary records in JSON. */
  public static Sent plainJson() {
    StringBuilder body = new StringBuilder("{\"items\":[");
    for (int i = 0; body.length() < 4_000; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"number\":")
          .append(1_000 + i)
          .append(",\"title\":\"Blue shoes for the garden\",\"colour\":\"blue\",\"stock\":17}");
    }
    Map<String, String> headers = browser();
    headers.put("Content-Type", "application/json");
    RequestText text =
        new RequestText(
            "POST",
            "/api/items",
            "HTTP/1.1",
            List.copyOf(headers.entrySet()),
            body.append("]}").toString());
    return sent(2, "4 KB of JSON", text.event());
  }

  private static Map<String, String> browser() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "shop.example");
    headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    headers.put("Accept-Language", "en-GB,en;q=0.5");
    return headers;
  }

  private static Sent sent(int number, String name, Event event) {
    Map<String, String> headers = new LinkedHashMap<>(event.map(TYPE.require("event.headers")));
    String body = event.text("event.body").orElse("");
    headers.put("x-case", Integer.toString(number));
    if (!body.isEmpty() && !headers.containsKey("transfer-encoding")) {
      headers.put("content-length", Integer.toString(body.getBytes(UTF_8).length));
    }
    StringBuilder wire = new StringBuilder(event.text("event.method").orElse("GET"));
    wire.append(' ').append(event.text("event.path").orElse("/"));
    event.text("event.query").ifPresent(query -> wire.append('?').append(query));
    event.text("event.protocol").ifPresent(protocol -> wire.append(' ').append(protocol));
    wire.append("\r\n");
    headers.forEach(
        (field, value) -> wire.append(capital(field)).append(": ").append(value).append("\r\n"));
    wire.append("\r\n").append(body);
    return new Sent(
        number,
        name,
        new String(wire.toString().getBytes(UTF_8), ISO_8859_1),
        with(event, headers));
  }

  private static Event with(Event event, Map<String, String> headers) {
    var built = Event.at(TYPE, "sent", 1, 0);
    for (String field : List.of("method", "path", "query", "protocol", "body", "host")) {
      event
          .text("event." + field)
          .ifPresent(text -> built.text(TYPE.require("event." + field), text));
    }
    return built
        .text(TYPE.require("client.ip"), "127.0.0.1")
        .map(TYPE.require("event.headers"), headers)
        .build();
  }

  private static String capital(String field) {
    return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
  }
}
