package dev.bailiff.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.detectors.payload.Payload;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A request that is eight times as long costs some eight times as much, whatever it repeats.
 *
 * <p>What is measured is processor time, the least of several runs, so the bound is far from both
 * what linear work costs (8) and what quadratic work would (64).
 */
final class WorkLaws {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final int GROWTH = 8;
  private static final double BOUND = 26;
  private static final int RUNS = 3;

  /** Below this, the clock and the collector are what is measured. */
  private static final long MEASURABLE = 1_000_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Detection PAYLOAD = new Payload().on(TYPE).orElseThrow();

  private static final List<String> PIECES =
      List.of(
          "%",
          "%25",
          "%c0",
          "&",
          "&#",
          "&#x6",
          "&amp;",
          "+",
          "\\",
          "\\u",
          "\\u{",
          "\\3",
          "/*",
          "*/",
          "/*!5",
          "'",
          "\"",
          "\\\"",
          "`",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          "</",
          "<a ",
          "<a b=",
          "<a '>",
          "<!",
          "<![CDATA[",
          "<!--",
          "<!D[",
          "=",
          ",",
          ":",
          ";",
          "|",
          "$",
          "$(",
          "$((",
          "${",
          "~",
          "?",
          "*",
          "#",
          "--",
          "-- ",
          "//",
          "://",
          "http:",
          "@",
          "\n",
          "\r\n",
          "\n\n",
          "\0",
          " ",
          "  ",
          "\t",
          "a",
          "a=",
          "a&",
          "a=b&",
          "a b ",
          "A",
          "select ",
          "union ",
          "or ",
          "1",
          "0x",
          "e'",
          "on",
          "onx=",
          "script:",
          "data:",
          "unix:",
          "java.",
          "..",
          "../",
          "{{",
          "query",
          "\"query\":\"{\",",
          "\"query\":\"x\",",
          "(b:\"",
          "--b\n",
          "--b\r\n",
          "name=",
          "filename=",
          "name=\"",
          ";name=",
          "rO0AB",
          "QUJDREVGR0hJSktM",
          "cat ",
          "cat${IFS}",
          "; ls ",
          "if ",
          "case a in ",
          "<<a\n",
          "alias ",
          "^",
          "\u00e9",
          "\uff1c",
          "\ud83d");

  @Property(tries = 40)
  void work_is_linear_in_the_length_of_a_request(
      @ForAll("shapes") Shape shape, @ForAll("units") String unit) {
    check(shape, unit, 20_000);
  }

  @Property(tries = 40)
  void work_is_linear_within_what_is_looked_at_at_once(
      @ForAll("shapes") Shape shape, @ForAll("units") String unit) {
    check(shape, unit, 1_000);
  }

  @Example
  void many_small_parts_of_anything_are_read_in_one_pass() {
    for (String unit :
        List.of("a&", "a", "&", "\"query\":\"x\",", "\"query\":\"{\",", "--b\n", "--b\nx\n")) {
      for (Shape shape : List.of(Shape.QUERY, Shape.FORM, Shape.JSON, Shape.MULTIPART)) {
        check(shape, unit, 30_000);
      }
    }
  }

  @Provide
  Arbitrary<Shape> shapes() {
    return Arbitraries.of(Shape.class);
  }

  @Provide
  Arbitrary<String> units() {
    Arbitrary<String> piece = Arbitraries.of(PIECES);
    return Combinators.combine(piece, piece, Arbitraries.of(true, false))
        .as((one, other, both) -> both ? one + other : one);
  }

  private static void check(Shape shape, String unit, int length) {
    long few = cost(shape.event(unit.repeat(length / unit.length())), 1);
    int times = Math.clamp(MEASURABLE / Math.max(few, 1), 1, 500);
    few = cost(shape.event(unit.repeat(length / unit.length())), times);
    long many = cost(shape.event(unit.repeat(GROWTH * (length / unit.length()))), times);
    assertThat(many)
        .as("%s of `%s`: %d ns at %d characters", shape, unit, few, length)
        .isLessThan((long) (BOUND * Math.max(few, MEASURABLE / 4)));
  }

  private static long cost(Event event, int times) {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        PAYLOAD.detect(event, Facts.MISSING, signal -> {});
      }
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  /** Where a text stands. */
  enum Shape {
    PATH("event.path", "", "/", ""),
    QUERY("event.query", "", "", ""),
    REFERRER("event.referrer", "", "https://a.example/?", ""),
    AGENT("client.agent", "", "", ""),
    FORM("event.body", "application/x-www-form-urlencoded", "a=", ""),
    TEXT("event.body", "text/plain", "", ""),
    JSON("event.body", "application/json", "{", "}"),
    JSON_STRING("event.body", "application/json", "{\"a\":\"", "\"}"),
    GRAPHQL("event.body", "application/graphql", "query{a", "}"),
    MULTIPART("event.body", "multipart/form-data", "--b\nname=a\n\n", ""),
    XML("event.body", "application/xml", "<a>", "</a>");

    private final String field;
    private final String mediaType;
    private final String before;
    private final String after;

    Shape(String field, String mediaType, String before, String after) {
      this.field = field;
      this.mediaType = mediaType;
      this.before = before;
      this.after = after;
    }

    Event event(String text) {
      var event = Event.at(TYPE, "law", 1, 0).text(TYPE.require("event.method"), "POST");
      if (this != PATH) {
        event.text(TYPE.require("event.path"), "/");
      }
      if (!mediaType.isEmpty()) {
        event.map(TYPE.require("event.headers"), Map.of("content-type", mediaType));
      }
      return event.text(TYPE.require(field), before + text + after).build();
    }
  }
}
