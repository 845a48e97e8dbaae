package dev.bailiff.verify.seclang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.detectors.seclang.rules.Hit;
import dev.bailiff.detectors.seclang.rules.RuleSet;
import dev.bailiff.detectors.seclang.text.Remark;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DebianRulesTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;

  @BeforeEach
  void look() {
    assumeTrue(
        DebianRules.areInstalled() || System.getenv("TESTS_REQUIRE_CRS") != null,
        "modsecurity-crs is not installed");
  }

  @Test
  void the_packaged_rule_set_loads_and_little_of_it_is_left_out() throws IOException {
    RuleSet rules = DebianRules.read(1);
    assertThat(rules.remarks()).noneMatch(remark -> remark.kind() == Remark.Kind.ERROR);
    assertThat(rules.told()).hasSizeGreaterThan(200);
    assertThat(rules.leftOut()).isBetween(1, 14);
    assertThat(rules.remarks())
        .filteredOn(remark -> remark.kind() == Remark.Kind.LEFT_OUT)
        .extracting(Remark::subject)
        .contains("look-ahead", "look-behind", "IP", "@geoLookup");
  }

  @Test
  void it_refuses_attacks_and_lets_ordinary_requests_through() throws IOException {
    RuleSet rules = DebianRules.read(1);
    assertThat(rules.judge(get("id=1%27+or+1=1--+")).hits())
        .extracting(Hit::id)
        .contains(942100, 949110);
    assertThat(rules.judge(get("f=../../../etc/passwd")).isRefused()).isTrue();
    assertThat(rules.judge(get("q=blue+shoes&page=2")).hits()).isEmpty();
  }

  private static Event get(String query) {
    return Event.at(TYPE, "t", 1, 0)
        .text(TYPE.require("event.method"), "GET")
        .text(TYPE.require("event.path"), "/")
        .text(TYPE.require("event.query"), query)
        .text(TYPE.require("event.protocol"), "HTTP/1.1")
        .map(
            TYPE.require("event.headers"),
            Map.of("host", "a.example", "user-agent", "Mozilla/5.0", "accept", "*/*"))
        .build();
  }
}
