package dev.bailiff.detectors.sessionfixation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SessionFixationTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final Detection DETECTION = new SessionFixation().on(TYPE).orElseThrow();

  @Test
  void a_frameworks_session_on_a_link_from_another_site_is_likely_planted() {
    Signal signal = signal("JSESSIONID=1A2B", "https://b.example/page");
    assertThat(signal.value()).isEqualTo("session-from-elsewhere");
    assertThat(signal.score()).isGreaterThanOrEqualTo(0.5);
    assertThat(signal.evidence().getFirst().excerpt()).isEqualTo("JSESSIONID=1A2B");
  }

  @Test
  void a_host_that_only_begins_or_ends_like_ours_is_another_site() {
    assertThat(signal("phpsessid=x", "https://a.example.b.example/")).isNotNull();
    assertThat(signal("phpsessid=x", "https://xa.example/")).isNotNull();
    assertThat(signal("phpsessid=x", "https://a.example@b.example/")).isNotNull();
  }

  @Test
  void a_word_that_sites_use_for_other_things_is_not_enough() {
    assertThat(signal("session_id=cs_1", "https://pay.example/").score()).isLessThan(0.5);
  }

  @Test
  void a_site_passes_its_own_session_along_unsuspected() {
    assertThat(signals("a=b&jsessionid=1", "https://A.example:443/page?x")).isEmpty();
  }

  @Test
  void a_name_that_only_contains_one_of_a_session_is_none() {
    assertThat(signals("myjsessionid=1&asession=2&id=3", "https://b.example/")).isEmpty();
  }

  @Test
  void what_repeated_values_led_to_does_not_depend_on_where_the_link_was() {
    assertThat(DETECTION.isSilentOn(TYPE.require("event.query"), "a=b&c=d")).isTrue();
    assertThat(DETECTION.isSilentOn(TYPE.require("event.query"), "jsessionid=1")).isFalse();
  }

  @Test
  void hostile_texts_end_soon() {
    for (String unit : List.of("a&", "=", "&sid", "\"a\":", "cookie;", "%", "cookie\"")) {
      String text = unit.repeat(200_000 / unit.length());
      signals(text, text.substring(0, 16_000));
      signals("{" + text, "");
    }
  }

  private static Signal signal(String query, String referrer) {
    return signals(query, referrer).getFirst();
  }

  private static List<Signal> signals(String query, String referrer) {
    String field = query.length() > 16_000 ? "event.body" : "event.query";
    Event event =
        Event.at(TYPE, "test", 1, 0)
            .text(TYPE.require("event.method"), "GET")
            .text(TYPE.require(field), query)
            .text(TYPE.require("event.referrer"), referrer)
            .map(TYPE.require("event.headers"), Map.of("host", "a.example"))
            .build();
    List<Signal> signals = new ArrayList<>();
    DETECTION.detect(event, Facts.MISSING, signals::add);
    return signals;
  }
}
