package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogTest {
  private static final String COMBINED =
      "203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET /a?b=c HTTP/1.1\" 200 512"
          + " \"http://example.com/\" \"curl/8.0\"";

  @Test
  void a_combined_line_gives_every_field() {
    Event event = Reading.ofText(COMBINED).event();

    assertThat(event.type().name()).isEqualTo("http.request");
    assertThat(event.time()).hasToString("2015-05-17T10:05:03Z");
    assertThat(event.id()).isEqualTo("-:1");
    assertThat(fields(event))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "event.method", "GET",
                "event.path", "/a",
                "event.query", "b=c",
                "event.protocol", "HTTP/1.1",
                "event.status", "200",
                "event.bytes", "512",
                "event.referrer", "http://example.com/",
                "client.ip", "203.0.113.9",
                "client.agent", "curl/8.0"));
  }

  @Test
  void dashes_leave_fields_absent() {
    Event event =
        Reading.ofText("::1 - - [17/May/2015:10:05:03 +0200] \"-\" 408 - \"-\" \"-\"").event();

    assertThat(event.time()).hasToString("2015-05-17T08:05:03Z");
    assertThat(fields(event))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "event.method", "-",
                "event.status", "408",
                "event.bytes", "0",
                "client.ip", "::1"));
  }

  @Test
  void a_common_line_has_no_referrer_and_no_agent() {
    Reading reading =
        Reading.ofText("10.0.0.1 - ann [17/May/2015:10:05:03 -0130] \"HEAD / HTTP/1.0\" 304 0\n");

    assertThat(reading.summary().files().getFirst().format()).isEqualTo(LogFormat.COMMON);
    assertThat(reading.event().time()).hasToString("2015-05-17T11:35:03Z");
    assertThat(Reading.value(reading.event(), "account.id")).isEqualTo("ann");
    assertThat(Reading.value(reading.event(), "client.agent")).isEqualTo("absent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "GET / HTTP/1.1                     | GET  | /              | absent    | HTTP/1.1",
        "GET /x                             | GET  | /x             | absent    | absent",
        "GET /a b c HTTP/2.0                | GET  | /a b c         | absent    | HTTP/2.0",
        "GET /?                             | GET  | /              |           | absent",
        "GET /a?b?c=d HTTP/1.1              | GET  | /a             | b?c=d     | HTTP/1.1",
        "GET /%2e%2e/%00?q=%27 HTTP/1.1     | GET  | /%2e%2e/%00    | q=%27     | HTTP/1.1",
        "OPTIONS * HTTP/1.1                 | OPTIONS | *           | absent    | HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1  | CONNECT | evil.example:443 | absent | HTTP/1.1",
        "HELP                               | HELP | absent         | absent    | absent",
        "GET /a\\x22b\\\\c HTTP/1.1         | GET  | /a\"b\\c       | absent    | HTTP/1.1",
        "GET /\\xc3\\xa4 HTTP/1.1           | GET  | /\u00e4        | absent    | HTTP/1.1",
        "GET /a\\qb HTTP/1.1                | GET  | /a\\qb         | absent    | HTTP/1.1",
        "t3 12.1.2                          | t3   | 12.1.2         | absent    | absent",
        "{\\\"a\\\":1}                      | -    | {\"a\":1}      | absent    | absent",
      })
  void a_request_line_is_split_and_not_decoded(
      String request, String method, String path, String query, String protocol) {
    Event event = Reading.ofText(COMBINED.replace("GET /a?b=c HTTP/1.1", request.strip())).event();

    assertThat(Reading.value(event, "event.method")).isEqualTo(method);
    assertThat(Reading.value(event, "event.path")).isEqualTo(path);
    assertThat(Reading.value(event, "event.query")).isEqualTo(query == null ? "" : query);
    assertThat(Reading.value(event, "event.protocol")).isEqualTo(protocol);
  }

  @Test
  void a_tls_handshake_on_a_plain_port_has_no_method() {
    String request = "\\x16\\x03\\x01\\x02";
    Event event = Reading.ofText(COMBINED.replace("GET /a?b=c HTTP/1.1", request)).event();

    assertThat(Reading.value(event, "event.method")).isEqualTo("-");
    assertThat(Reading.value(event, "event.path")).isEqualTo("\u0016\u0003\u0001\u0002");
  }

  @Test
  void an_absolute_target_names_the_host() {
    String request = "GET http://Proxy.Example:8080/x?y HTTP/1.1";
    Event event = Reading.ofText(COMBINED.replace("GET /a?b=c HTTP/1.1", request)).event();

    assertThat(Reading.value(event, "event.scheme")).isEqualTo("http");
    assertThat(Reading.value(event, "event.host")).isEqualTo("proxy.example");
    assertThat(Reading.value(event, "event.path")).isEqualTo("/x");
    assertThat(Reading.value(event, "event.query")).isEqualTo("y");
  }

  @ParameterizedTest
  @CsvSource({
    "www.Example.com:443, www.example.com",
    "www.example.com, www.example.com",
    "[2001:db8::1]:80, [2001:db8::1]",
    "-, absent"
  })
  void a_virtual_host_stands_before_the_address(String prefix, String host) {
    Reading reading = Reading.ofText(prefix + " " + COMBINED + "\n" + prefix + " " + COMBINED);

    assertThat(reading.summary().files().getFirst().format()).isEqualTo(LogFormat.VHOST);
    assertThat(Reading.value(reading.events().getFirst(), "event.host")).isEqualTo(host);
    assertThat(Reading.value(reading.events().getFirst(), "client.ip")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "0.005                                       | 0.005 | absent",
        "1500                                        | 0.0015 | absent",
        "\"198.51.100.7, 10.0.0.2\"                  | absent | [198.51.100.7, 10.0.0.2]",
        "\"-\"                                       | absent | absent",
        "\"2001:db8::7\" 0.120 0.119                 | 0.12  | [2001:db8::7]",
        "0.2 \"198.51.100.7\"                        | 0.2   | [198.51.100.7]",
        "\"<script>\" rt=x                           | absent | absent",
        "\"198.51.100.7, '; drop\"                   | absent | absent",
        "431 0.017 [default-web-80] [] 10.1.0.4:80 9 0.016 200 4f0c | 0.017 | absent",
      })
  void what_sites_append_is_told_apart(String tail, String duration, String forwarded) {
    Event event = Reading.ofText(COMBINED + " " + tail.strip()).event();

    assertThat(Reading.value(event, "event.duration")).isEqualTo(duration);
    assertThat(Reading.value(event, "event.forwarded")).isEqualTo(forwarded);
  }

  @Test
  void a_hostile_user_name_cannot_pose_as_another_request() {
    String user = "x [01/Jan/1990:00:00:00 +0000] \\x22GET /fake HTTP/1.1\\x22 200 1";
    Event event = Reading.ofText(COMBINED.replace("- - [", "- " + user + " [")).event();

    assertThat(event.time()).hasToString("2015-05-17T10:05:03Z");
    assertThat(Reading.value(event, "event.path")).isEqualTo("/a");
    assertThat(Reading.value(event, "account.id")).isEqualTo(user);
  }

  @Test
  void an_empty_user_name_is_nobody() {
    Event event = Reading.ofText(COMBINED.replace("- - [", "- \"\" [")).event();

    assertThat(Reading.value(event, "account.id")).isEqualTo("absent");
  }

  @Test
  void a_quote_in_the_agent_does_not_end_it() {
    String agent = "a \\\"quoted\\\" agent \\\\";
    Event event = Reading.ofText(COMBINED.replace("curl/8.0", agent)).event();

    assertThat(Reading.value(event, "client.agent")).isEqualTo("a \"quoted\" agent \\");
  }

  @Test
  void an_agent_that_was_cut_ends_with_the_line() {
    Event event = Reading.ofText(COMBINED.substring(0, COMBINED.length() - 1)).event();

    assertThat(Reading.value(event, "client.agent")).isEqualTo("curl/8.0");
  }

  @Test
  void texts_are_cut_to_the_limit_of_their_field() {
    String request = "GET /" + "a".repeat(20_000) + "?" + "b".repeat(20_000) + " HTTP/1.1";
    String agent = "c".repeat(2_000);
    Event event =
        Reading.ofText(COMBINED.replace("GET /a?b=c HTTP/1.1", request).replace("curl/8.0", agent))
            .event();

    assertThat(Reading.value(event, "event.path")).hasSize(16_384);
    assertThat(Reading.value(event, "event.query")).hasSize(16_384);
    assertThat(Reading.value(event, "client.agent")).hasSize(1_024);
  }

  @Test
  void times_may_be_iso_8601() {
    String iso = COMBINED.replace("17/May/2015:10:05:03 +0000", "2015-05-17T12:05:03+02:00");

    assertThat(Reading.ofText(iso).event().time()).hasToString("2015-05-17T10:05:03Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9 - - [32/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1",
        "203.0.113.9 - - [17/Mai/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1",
        "203.0.113.9 - - [17/May/2015:24:05:03 +0000] \"GET / HTTP/1.1\" 200 1",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 2x0 1",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\"",
        "[17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1",
        "[] \"",
        "",
        "hello",
      })
  void a_malformed_line_is_counted_and_shown_and_the_next_is_read(String line) {
    Reading reading = Reading.ofText(LogFormat.COMBINED, line + "\n" + COMBINED + "\n");

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.summary().malformed()).isEqualTo(1);
    assertThat(reading.summary().files().getFirst().samples())
        .singleElement()
        .satisfies(sample -> assertThat(sample.line()).isEqualTo(1))
        .satisfies(sample -> assertThat(sample.reason()).isNotEmpty());
  }

  private static Map<String, String> fields(Event event) {
    return event.type().fields().stream()
        .filter(event::has)
        .collect(
            java.util.stream.Collectors.toMap(
                field -> field.path(), field -> event.value(field).toString()));
  }

  @Test
  void the_time_cache_follows_every_change_of_second_day_and_zone() {
    List<String> stamps =
        List.of(
            "17/May/2015:10:05:03 +0000",
            "17/May/2015:10:05:04 +0000",
            "17/May/2015:10:05:04 +0100",
            "18/May/2015:10:05:04 +0100",
            "18/May/2016:23:59:60 +0100");
    StringBuilder log = new StringBuilder();
    stamps.forEach(s -> log.append(COMBINED.replace("17/May/2015:10:05:03 +0000", s)).append('\n'));

    assertThat(Reading.ofText(log.toString()).events().stream().map(e -> e.time().toString()))
        .containsExactly(
            "2015-05-17T10:05:03Z",
            "2015-05-17T10:05:04Z",
            "2015-05-17T09:05:04Z",
            "2015-05-18T09:05:04Z",
            "2016-05-18T23:00:00Z");
  }
}
