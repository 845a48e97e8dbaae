package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The requests of a load, each about something new: a kilobyte of event, from many clients. */
final class Requests {
  private static final int EVENT_BYTES = 1_024;
  private static final int CLIENTS = 100_000;
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private final String host;
  private final String key;
  private final String run = Long.toString(System.nanoTime(), 36);
  private final AtomicLong count = new AtomicLong();

  Requests(String host, String key) {
    this.host = host;
    this.key = key;
  }

  byte[] event() {
    return post("/v1/events", oneEvent());
  }

  byte[] batch(int size) {
    return post(
        "/v1/events",
        IntStream.range(0, size)
            .mapToObj(_ -> oneEvent())
            .collect(Collectors.joining(",", "[", "]")));
  }

  byte[] question() {
    long number = count.incrementAndGet();
    String head =
        "GET /v1/authz HTTP/1.1\r\nHost: "
            + host
            + "\r\nAuthorization: Bearer "
            + key
            + "\r\nX-Forwarded-Method: GET\r\nX-Forwarded-Uri: "
            + path(number)
            + "\r\nX-Forwarded-Host: shop.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: "
            + client(number)
            + "\r\nUser-Agent: "
            + AGENT
            + "\r\n\r\n";
    return head.getBytes(ISO_8859_1);
  }

  private byte[] post(String path, String body) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(ISO_8859_1);
  }

  private String oneEvent() {
    long number = count.incrementAndGet();
    String event =
        "{\"specversion\":\"1.0\",\"id\":\""
            + run
            + "-"
            + number
            + "\",\"source\":\"load\",\"type\":\"http.request\",\"time\":\""
            + Instant.now().truncatedTo(ChronoUnit.MILLIS)
            + "\",\"data\":{\"method\":\"GET\",\"path\":\""
            + path(number)
            + "\",\"status\":200,\"bytes\":5120,\"host\":\"shop.example\",\"scheme\":\"https\","
            + "\"client\":{\"ip\":\""
            + client(number)
            + "\",\"agent\":\""
            + AGENT
            + "\"},\"account\":{\"id\":\"a"
            + number % CLIENTS
            + "\"},\"referrer\":\"https://shop.example/";
    String end = "\"}}";
    return event + "x".repeat(Math.max(0, EVENT_BYTES - event.length() - end.length())) + end;
  }

  private static String path(long number) {
    return "/products/" + number % 5_000 + ".html";
  }

  private static String client(long number) {
    long client = number * 7_919 % CLIENTS;
    return "198.%d.%d.%d".formatted(18 + client / 65_536, client / 256 % 256, client % 256);
  }
}
