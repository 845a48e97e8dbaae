package dev.bailiff.detectors.seclang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.seclang.rules.RuleSetReader;
import dev.bailiff.detectors.seclang.text.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ImportedRulesTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final ImportedRules DETECTOR =
      new ImportedRules(
          RuleSetReader.read(
              List.of(
                  new RuleText("small.conf", text("rules/small.conf")),
                  new RuleText("small.data", text("rules/small.data")))));

  @Test
  void there_is_a_signal_for_each_rule_and_one_for_their_sum() {
    assertThat(DETECTOR.signals())
        .extracting(SignalSpec::name)
        .containsExactly(
            "crs", "crs-10", "crs-20", "crs-30", "crs-50", "crs-61", "crs-70", "crs-90");
    assertThat(DETECTOR.on(EventTypes.AUTH_ATTEMPT)).isEmpty();
  }

  @Test
  void the_sum_is_a_half_where_the_rules_would_refuse() {
    List<Signal> signals = signals("q=drop+table");
    assertThat(signals).extracting(Signal::name).containsExactly("crs-20", "crs-90", "crs");
    Signal sum = signals.getLast();
    assertThat(sum.score()).isEqualTo(0.5);
    assertThat(sum.value()).isEqualTo("20 90");
    assertThat(sum.evidence().getFirst().field()).isEqualTo("ARGS:q");
    assertThat(sum.evidence().getFirst().excerpt()).isEqualTo("20 Takes away a table: drop table");
    assertThat(signals.getFirst().score()).isEqualTo(0.5);
    assertThat(signals.getFirst().value()).isEqualTo("ARGS:q");
  }

  @Test
  void below_that_the_sum_is_less() {
    assertThat(signals("q=open+sesame").getLast().score()).isBetween(0.4, 0.49);
  }

  @Test
  void an_ordinary_request_raises_nothing() {
    assertThat(signals("q=shoes")).isEmpty();
  }

  private static List<Signal> signals(String query) {
    Event event =
        Event.at(TYPE, "t", 1, 0)
            .text(TYPE.require("event.method"), "GET")
            .text(TYPE.require("event.path"), "/")
            .text(TYPE.require("event.query"), query)
            .map(TYPE.require("event.headers"), Map.of("host", "a.example"))
            .build();
    List<Signal> signals = new ArrayList<>();
    DETECTOR.on(TYPE).orElseThrow().detect(event, Facts.MISSING, signals::add);
    return signals;
  }

  private static String text(String name) {
    return Listing.text(ImportedRulesTest.class, name);
  }
}
