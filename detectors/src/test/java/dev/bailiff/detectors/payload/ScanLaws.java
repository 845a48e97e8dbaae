package dev.bailiff.detectors.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.service.Services;
import dev.bailiff.detectors.request.RequestValues;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;

/** The work for an event is bounded, and grows with the text at most in step. */
final class ScanLaws {
  private static final Field QUERY = EventTypes.HTTP_REQUEST.require("event.query");

  private static final RequestValues VALUES =
      RequestValues.of(EventTypes.HTTP_REQUEST, Services.NONE).orElseThrow();

  private static final List<String> PIECES =
      List.of(
          "' or 1 ",
          "union select ",
          "<a onload",
          "<script",
          "../",
          ";cat ",
          "{{7*",
          "${",
          "'--",
          "and 1 ",
          "javascript:",
          "(select ",
          "%27%20or%20",
          "http://127.",
          "%0a",
          "`id",
          "=");

  @Example
  void patterns_never_see_more_than_their_share_of_a_hostile_event() {
    String query = decoys(100_000);
    Scan scan = new Scan();
    for (int i = 0; i < 50; i++) {
      VALUES.forEach(QUERY, query, scan);
    }
    assertThat(scan.work()).isLessThan(Scan.MAX_WORK + 2 * Scan.REACH + 2);
  }

  @Example
  void twice_the_text_is_at_most_twice_the_work() {
    for (int length = 128; length < 4_096; length *= 2) {
      int shorter = Math.max(2 * Scan.REACH, work(decoys(length)));
      assertThat(work(decoys(2 * length))).isLessThanOrEqualTo(4 * shorter);
    }
  }

  private static int work(String query) {
    Scan scan = new Scan();
    VALUES.forEach(QUERY, query, scan);
    return scan.work();
  }

  private static String decoys(int length) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("q=");
    while (text.length() < length) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
