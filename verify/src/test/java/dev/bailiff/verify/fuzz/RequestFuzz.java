package dev.bailiff.verify.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.Detectors;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * The target of the fuzzer: all detectors over one request. The first byte says where in it the
 * rest stands, and whether that is repeated until it is long: then it must not take long either.
 */
public final class RequestFuzz {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  /** Where in a request a text is put. */
  private static final int PLACES = 21;

  /** The first bytes below are for texts that are repeated. */
  static final int REPEATED = PLACES;

  private static final int LONG = 1 << 14;

  /** Linear work takes some hundredths of this; quadratic work takes more. */
  private static final long MOST_NANOS = 4_000_000_000L;

  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/json",
          "application/graphql",
          "application/xml",
          "multipart/form-data",
          "text/plain",
          "");

  private static final List<String> FIELDS =
      List.of("event.path", "event.query", "event.referrer", "client.agent", "event.method");

  private static final List<Detection> DETECTIONS =
      Detectors.all().stream()
          .map((Detector one) -> one.on(TYPE))
          .flatMap(one -> one.stream())
          .toList();

  private RequestFuzz() {}

  /** Loads what is fuzzed, which takes longer than any input may. */
  public static void fuzzerInitialize() {
    event(0, "/' or 1=1");
    DETECTIONS.forEach(detection -> detection.detect(event(1, "a='"), Facts.MISSING, one -> {}));
  }

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int first = input[0] & 0xff;
    boolean isLong = first < REPEATED;
    String text = new String(input, 1, input.length - 1, (first & 1) == 0 ? UTF_8 : ISO_8859_1);
    if (isLong) {
      text = text.repeat(LONG / text.length() + 1);
    }
    Event event = event(first % PLACES, text);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (Detection detection : DETECTIONS) {
      detection.detect(event, Facts.MISSING, signal -> check(signal, event));
    }
    long passed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    if (passed > MOST_NANOS) {
      throw new IllegalStateException(passed + " ns for " + text.length() + " characters");
    }
  }

  private static Event event(int place, String text) {
    EventBuilder event = Event.at(TYPE, "fuzz", 1, 0);
    if (place < FIELDS.size()) {
      String field = FIELDS.get(place);
      event.text(TYPE.require(field), text);
      return (field.equals("event.path") ? event : event.text(TYPE.require("event.path"), "/"))
          .build();
    }
    event.text(TYPE.require("event.path"), "/");
    if (place < 9) {
      String name = List.of("cookie", "x-note", "referer", "x-file-name").get(place - 5);
      return event.map(TYPE.require("event.headers"), Map.of(name, text)).build();
    }
    String mediaType = MEDIA_TYPES.get(place % MEDIA_TYPES.size());
    return event
        .map(TYPE.require("event.headers"), Map.of("content-type", mediaType))
        .text(TYPE.require("event.body"), text)
        .build();
  }

  /** Evidence shows a part of the text that it is about. */
  private static void check(Signal signal, Event event) {
    for (Evidence evidence : signal.evidence()) {
      int length =
          TYPE.field(evidence.field())
              .filter(field -> field.type() == FieldType.TEXT)
              .filter(event::has)
              .map(field -> event.text(field).length())
              .orElse(Integer.MAX_VALUE);
      if (evidence.start() < 0 || evidence.start() > evidence.end() || evidence.end() > length) {
        throw new IllegalStateException("evidence outside of its text: " + signal);
      }
    }
  }
}
