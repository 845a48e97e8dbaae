package dev.bailiff.verify.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The requests of a load, each about something new: a kilobyte of event, from many clients. They
 * are written into buffers from ready-made pieces, as the load shares the processors with what it
 * measures; for one thread.
 */
final class Requests {
  private static final int EVENT_BYTES = 1_024;
  private static final int CLIENTS = 100_000;
  private static final int PATHS = 5_000;
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private static final byte[] TIME =
      bytes("\",\"source\":\"load\",\"type\":\"http.request\",\"time\":\"");
  private static final byte[] PATH = bytes("\",\"data\":{\"method\":\"GET\",\"path\":\"/products/");
  private static final byte[] ADDRESS =
      bytes(
          ".html\",\"status\":200,\"bytes\":5120,\"host\":\"shop.example\",\"scheme\":\"https\","
              + "\"client\":{\"ip\":\"198.");
  private static final byte[] ACCOUNT =
      bytes("\",\"agent\":\"" + AGENT + "\"},\"account\":{\"id\":\"a");
  private static final byte[] REFERRER = bytes("\"},\"referrer\":\"https://shop.example/");
  private static final byte[] END = bytes("\"}}");

  private static final byte[] QUESTION_CLIENT =
      bytes(
          ".html\r\nX-Forwarded-Host: shop.example\r\nX-Forwarded-Proto: https\r\n"
              + "X-Forwarded-For: 198.");
  private static final byte[] QUESTION_END = bytes("\r\nUser-Agent: " + AGENT + "\r\n\r\n");

  private final byte[] id;
  private final byte[] post;
  private final byte[] question;
  private long count;
  private long millis;
  private byte[] time = {};

  Requests(String host, String key) {
    String to = " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key;
    id = bytes("{\"specversion\":\"1.0\",\"id\":\"" + Long.toString(System.nanoTime(), 36) + "-");
    post = bytes("POST /v1/events" + to + "\r\nContent-Type: application/json\r\nContent-Length: ");
    question =
        bytes("GET /v1/authz" + to + "\r\nX-Forwarded-Method: GET\r\nX-Forwarded-Uri: /products/");
  }

  /** One event of a kilobyte. */
  void event(ByteBuffer out) {
    post(EVENT_BYTES, out);
    oneEvent(out);
  }

  /** So many events of a kilobyte. */
  void batch(int size, ByteBuffer out) {
    post(size * (EVENT_BYTES + 1) + 1, out);
    for (int i = 0; i < size; i++) {
      out.put((byte) (i == 0 ? '[' : ','));
      oneEvent(out);
    }
    out.put((byte) ']');
  }

  /** What a proxy asks about a request. */
  void question(ByteBuffer out) {
    long number = ++count;
    out.put(question);
    number(number % PATHS, out);
    out.put(QUESTION_CLIENT);
    address(number, out);
    out.put(QUESTION_END);
  }

  private void post(int bytes, ByteBuffer out) {
    out.put(post);
    number(bytes, out);
    out.put((byte) '\r').put((byte) '\n').put((byte) '\r').put((byte) '\n');
  }

  private void oneEvent(ByteBuffer out) {
    long number = ++count;
    int end = out.position() + EVENT_BYTES - END.length;
    out.put(id);
    number(number, out);
    out.put(TIME).put(now()).put(PATH);
    number(number % PATHS, out);
    out.put(ADDRESS);
    address(number, out);
    out.put(ACCOUNT);
    number(number % CLIENTS, out);
    out.put(REFERRER);
    while (out.position() < end) {
      out.put((byte) 'x');
    }
    out.put(END);
  }

  private byte[] now() {
    long now = System.currentTimeMillis();
    if (now != millis) {
      millis = now;
      time = bytes(Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.MILLIS).toString());
    }
    return time;
  }

  private static void address(long number, ByteBuffer out) {
    long client = number * 7_919 % CLIENTS;
    number(18 + client / 65_536, out);
    out.put((byte) '.');
    number(client / 256 % 256, out);
    out.put((byte) '.');
    number(client % 256, out);
  }

  private static void number(long number, ByteBuffer out) {
    if (number >= 10) {
      number(number / 10, out);
    }
    out.put((byte) ('0' + number % 10));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
