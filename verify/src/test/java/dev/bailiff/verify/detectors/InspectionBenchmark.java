package dev.bailiff.verify.detectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.detectors.payload.Payload;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Processor time of one request: the whole decision under a policy, and its inspection alone. A
 * benign GET with parameters, header fields and a cookie, and a body of four thousand characters
 * with 64 JSON leaves of which 19 are long texts; no two requests are equal.
 */
public final class InspectionBenchmark {
  private static final int ROUNDS = 7;
  private static final int REQUESTS = 1_000;
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  private static final Map<String, String> HEADERS =
      Map.of(
          "host", "app.example.com",
          "accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
          "accept-language", "en-GB,en;q=0.7,de;q=0.3",
          "accept-encoding", "gzip, deflate, br",
          "content-type", "application/json",
          "user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "cookie", "session=0f8fad5bd9cb469fa16570867728950e; theme=dark; seen=2026-11-20",
          "x-requested-with", "XMLHttpRequest");

  private InspectionBenchmark() {}

  /** Takes the folder of the policy. */
  static void main(String[] arguments) {
    LoadedPolicy loaded =
        PolicyOpening.require(Path.of(arguments[0]), new PrintWriter(System.err, true, UTF_8));
    Engine engine = new Engine(loaded.policy(), Detectors.all(), loaded.policy().newTables());
    Detection payload = new Payload().on(TYPE).orElseThrow();
    Consumer<Signal> nowhere = signal -> {};
    for (boolean body : new boolean[] {false, true}) {
      List<Event> events = requests(body);
      String name = body ? "4 KB JSON body" : "benign GET";
      print(
          name + ", whole decision", events, event -> engine.decide(event, Facts.NOTHING_ON_FILE));
      print(
          name + ", inspection",
          events,
          event -> payload.detect(event, Facts.NOTHING_ON_FILE, nowhere));
    }
  }

  private static void print(String name, List<Event> events, Consumer<Event> work) {
    double[] micros = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      events.forEach(work);
      long passed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      if (round >= 0) {
        micros[round] = passed / 1e3 / events.size();
      }
    }
    Arrays.sort(micros);
    System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", name, micros[0], micros[ROUNDS / 2]);
  }

  private static List<Event> requests(boolean body) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      EventBuilder event =
          Event.at(TYPE, "benchmark", i, 1_700_000_000_000L + i * 50L)
              .text(TYPE.require("event.method"), body ? "POST" : "GET")
              .text(TYPE.require("event.path"), "/projects/alpha/issues/" + i)
              .text(TYPE.require("event.query"), "page=2&sort=-created&q=summer+dress+" + i)
              .text(TYPE.require("event.host"), "app.example.com")
              .integer(TYPE.require("event.status"), 200)
              .text(TYPE.require("client.ip"), "198.51." + (i >> 8) + "." + (i & 255))
              .text(TYPE.require("client.agent"), HEADERS.getOrDefault("user-agent", ""))
              .text(TYPE.require("event.referrer"), "https://app.example.com/projects?page=" + i)
              .map(TYPE.require("event.headers"), HEADERS);
      if (body) {
        event.text(TYPE.require("event.body"), json(i));
      }
      events.add(event.build());
    }
    return events;
  }

  private static String json(int seed) {
    StringBuilder json = new StringBuilder("{\"id\":\"" + seed + "\"");
    for (int i = 0; i < 63; i++) {
      json.append(",\"field").append(i).append("\":");
      switch (i % 10) {
        case 0, 3, 7 ->
            json.append("\"When it's opened from the list, the page doesn't keep its filter (")
                .append(seed + i)
                .append("); see the notes & tell \\\"Ann\\\" what to do about it: ")
                .append("we'd rather not wait.\"");
        case 1, 4 -> json.append(seed * 31L + i);
        case 2 -> json.append("\"in progress\"");
        case 5 -> json.append("\"2026-11-").append(10 + i % 20).append("T10:15:30Z\"");
        default -> json.append("\"name").append(seed + i).append('"');
      }
    }
    return json.append('}').toString();
  }
}
