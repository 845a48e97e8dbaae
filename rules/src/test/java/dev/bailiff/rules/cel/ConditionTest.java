package dev.bailiff.rules.cel;

import static dev.bailiff.rules.cel.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Facts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "event.status == 404 => YES",
        "404 == event.status => YES",
        "event.status != 404 => NO",
        "event.status >= 400 && event.status < 500 => YES",
        "event.method == \"GET\" && event.path.endsWith(\".html\") => YES",
        "event.method in [\"POST\", \"PUT\"] => NO",
        "event.status in [200, 404] => YES",
        "event.query == \"x\" => UNKNOWN",
        "has(event.query) && event.query == \"x\" => NO",
        "event.query == \"x\" && event.status == 200 => NO",
        "event.query == \"x\" || event.status == 404 => YES",
        "event.query == \"x\" || event.status == 200 => UNKNOWN",
        "hits > 20 => YES",
        "hits > 20.5 && share > 0 => YES",
        "share == 0.25 => YES",
        "failed_logins > 3 => UNKNOWN",
        "event.time - first_seen > duration(\"59m\") => YES",
        "event.time - first_seen > duration(\"1h\") => NO",
        "event.time.getHours() == 12 => YES",
        "signal(\"scanner-agent\") >= 0.5 => YES",
        "signal(\"sql-injection\") > 0.0 => NO",
        "signal_value(\"scanner-agent\") == \"nikto\" => YES",
        "client.has(\"monitor\") => YES",
        "client.has(\"staff\") => NO",
        "asset(event.path) => NO",
        "route(event.path) == event.path => YES",
        "network(client.ip) == \"203.0.113.0/24\" => YES",
        "event.headers[\"accept\"] == \"*/*\" => YES",
        "event.headers.accept == \"*/*\" => YES",
        "has(event.headers.cookie) => NO",
        "\"accept\" in event.headers => YES",
        "event.headers[\"cookie\"] == \"x\" => UNKNOWN",
        "event.forwarded[0] == \"10.0.0.1\" => YES",
        "event.forwarded[7] == \"10.0.0.1\" => UNKNOWN",
        "event.forwarded.exists(f, f.startsWith(\"10.\")) => YES",
        "event.forwarded.all(f, f.startsWith(\"10.\")) => NO",
        "event.forwarded.exists_one(f, f.startsWith(\"10.\")) => YES",
        "event.forwarded.exists(f, network(f) == network(client.ip)) => NO",
        "[\"/a/\", \"/b/\"].exists(p, event.path.startsWith(p)) => YES",
        "event.forwarded.map(f, f + \"!\")[0] == \"10.0.0.1!\" => YES",
        "event.forwarded.filter(f, f.startsWith(\"10.\")).size() == 1 => YES",
        "event.path.split(\"/\").size() == 3 => YES",
        "event.path.matches(\"b.htm\") => YES",
        "event.path.matches(\"^/a\") => YES",
        "event.path.matches(\"a$\") => NO",
        "event.path.matches(\"[0-9]\") => NO",
        "event.path.lowerAscii().contains(\"html\") => YES",
        "size(event.path) == 9 => YES",
        "event.status / 0 == 1 => UNKNOWN",
        "event.status / 2 * 2 == event.status => YES",
        "(event.status > 400 ? \"bad\" : \"good\") == \"bad\" => YES",
        "!(event.status == 404) => NO",
        "true || event.status / 0 == 1 => YES",
        "string(event.status) == \"404\" => YES",
        "int(\"12\") == 12 => YES",
        "double(hits) / 2.0 > 10.0 => YES",
      })
  void a_condition_says_what_cel_says(String condition, Truth expected) {
    Given given =
        request()
            .with("event.headers", Map.of("accept", "*/*"))
            .with("event.forwarded", List.of("10.0.0.1", "192.0.2.1"))
            .feature("hits", 21)
            .feature("share", Double.doubleToRawLongBits(0.25))
            .feature("first_seen", Given.NOON.toEpochMilli() - 3_600_000)
            .signal("scanner-agent", 0.9, "nikto")
            .facts(Facts.NOTHING_ON_FILE.withLabels(Entity.CLIENT, Set.of("monitor")));
    assertThat(given.says(condition)).isEqualTo(expected);
  }

  @Test
  void an_absent_field_is_named_as_the_reason() {
    assertThat(request().failure("event.query == \"x\""))
        .isEqualTo(new Failure(Failure.Kind.MISSING_FIELD, "event.query"));
    assertThat(request().failure("event.query.split(\"x\").size() > 1"))
        .isEqualTo(new Failure(Failure.Kind.MISSING_FIELD, "event.query"));
  }

  @Test
  void labels_and_permits_that_did_not_come_are_missing_facts() {
    assertThat(request().facts(Facts.MISSING).failure("client.has(\"monitor\")"))
        .isEqualTo(new Failure(Failure.Kind.MISSING_FACT, "labels of client"));
    assertThat(request().facts(Facts.MISSING).failure("permitted(\"assessment\", \"injection\")"))
        .isEqualTo(new Failure(Failure.Kind.MISSING_FACT, "permits"));
  }
}
