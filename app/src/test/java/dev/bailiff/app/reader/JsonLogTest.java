package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLogTest {
  private static final String NGINX =
      """
      {"time_local":"17/May/2015:12:05:03 +0200","remote_addr":"203.0.113.9","remote_user":"ann",\
      "request":"GET /a?b=c HTTP/1.1","status":"200","body_bytes_sent":"512",\
      "request_time":"0.005","http_referer":"-","http_user_agent":"curl/8.0",\
      "http_host":"WWW.example.com:8080","http_x_forwarded_for":"198.51.100.7, 10.0.0.2"}
      """;

  private static final String ENVOY =
      """
      {"start_time":"2015-05-17T10:05:03.120Z","method":"POST","path":"/v1/x?q=1",\
      "protocol":"HTTP/2","response_code":503,"response_flags":"UF","bytes_received":5,\
      "bytes_sent":91,"duration":26,"upstream_service_time":null,\
      "x_forwarded_for":"198.51.100.7,203.0.113.9","user_agent":"grpc-go/1.5",\
      "request_id":"d2","authority":"api.example.com","upstream_host":"10.0.0.5:8080"}
      """;

  private static final String CADDY =
      """
      {"level":"info","ts":1431857103.1204,"logger":"http.log.access","msg":"handled request",\
      "request":{"remote_ip":"2001:DB8:0::9","remote_port":"41342","client_ip":"2001:DB8:0::9",\
      "proto":"HTTP/2.0","method":"GET","host":"localhost","uri":"/x?y",\
      "headers":{"User-Agent":["curl/7.82.0"],"Accept":["*/*"]},"tls":{"version":772}},\
      "bytes_read":0,"user_id":"","duration":0.000929675,"size":10900,"status":200,\
      "resp_headers":{"Server":["Caddy"]}}
      """;

  private static Map<String, String> fields(Event event) {
    return event.type().fields().stream()
        .filter(event::has)
        .collect(Collectors.toMap(field -> field.path(), field -> event.value(field).toString()));
  }

  @Test
  void nginx_json_is_known_by_its_keys() {
    Reading reading = Reading.ofText(NGINX);

    assertThat(reading.summary().files().getFirst().format()).isEqualTo(LogFormat.NGINX_JSON);
    assertThat(reading.event().time()).hasToString("2015-05-17T10:05:03Z");
    assertThat(fields(reading.event()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("event.method", "GET"),
                Map.entry("event.path", "/a"),
                Map.entry("event.query", "b=c"),
                Map.entry("event.protocol", "HTTP/1.1"),
                Map.entry("event.status", "200"),
                Map.entry("event.bytes", "512"),
                Map.entry("event.duration", "0.005"),
                Map.entry("event.host", "www.example.com"),
                Map.entry("event.forwarded", "[198.51.100.7, 10.0.0.2]"),
                Map.entry("client.ip", "203.0.113.9"),
                Map.entry("client.agent", "curl/8.0"),
                Map.entry("account.id", "ann")));
  }

  @Test
  void nginx_json_may_give_the_request_in_parts_and_times_as_numbers() {
    Event event =
        Reading.ofText(
                """
                {"msec":1431857103.120,"remote_addr":"203.0.113.9","request_method":"HEAD",\
                "request_uri":"/a%20b?c","server_protocol":"HTTP/2.0","status":304}
                """)
            .event();

    assertThat(event.time()).hasToString("2015-05-17T10:05:03.120Z");
    assertThat(Reading.value(event, "event.method")).isEqualTo("HEAD");
    assertThat(Reading.value(event, "event.path")).isEqualTo("/a%20b");
    assertThat(Reading.value(event, "event.query")).isEqualTo("c");
    assertThat(Reading.value(event, "event.protocol")).isEqualTo("HTTP/2.0");
  }

  @Test
  void envoy_json_names_its_client_last_in_the_forwarded_list() {
    Reading reading = Reading.ofText(ENVOY);

    assertThat(reading.summary().files().getFirst().format()).isEqualTo(LogFormat.ENVOY_JSON);
    assertThat(reading.event().time()).hasToString("2015-05-17T10:05:03.120Z");
    assertThat(fields(reading.event()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("event.method", "POST"),
                Map.entry("event.path", "/v1/x"),
                Map.entry("event.query", "q=1"),
                Map.entry("event.protocol", "HTTP/2"),
                Map.entry("event.status", "503"),
                Map.entry("event.bytes", "91"),
                Map.entry("event.duration", "0.026"),
                Map.entry("event.host", "api.example.com"),
                Map.entry("event.forwarded", "[198.51.100.7, 203.0.113.9]"),
                Map.entry("client.ip", "203.0.113.9"),
                Map.entry("client.agent", "grpc-go/1.5")));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:5678, 192.0.2.1, 5678",
    "[2001:db8::1]:5678, 2001:db8::1, 5678",
    "192.0.2.1, 192.0.2.1, absent",
    "2001:db8::1, 2001:db8::1, absent",
  })
  void an_address_may_bear_a_port(String written, String address, String port) {
    String line =
        ENVOY.replace("{\"start", "{\"downstream_remote_address\":\"" + written + "\",\"start");
    Event event = Reading.ofText(line).event();

    assertThat(Reading.value(event, "client.ip")).isEqualTo(address);
    assertThat(Reading.value(event, "client.port")).isEqualTo(port);
  }

  @Test
  void caddy_json_nests_the_request() {
    Reading reading = Reading.ofText(CADDY);

    assertThat(reading.summary().files().getFirst().format()).isEqualTo(LogFormat.CADDY_JSON);
    assertThat(reading.event().time()).hasToString("2015-05-17T10:05:03.120Z");
    assertThat(fields(reading.event()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("event.method", "GET"),
                Map.entry("event.path", "/x"),
                Map.entry("event.query", "y"),
                Map.entry("event.protocol", "HTTP/2.0"),
                Map.entry("event.status", "200"),
                Map.entry("event.bytes", "10900"),
                Map.entry("event.duration", "9.29675E-4"),
                Map.entry("event.host", "localhost"),
                Map.entry("event.scheme", "https"),
                Map.entry("client.ip", "2001:db8::9"),
                Map.entry("client.port", "41342"),
                Map.entry("client.agent", "curl/7.82.0")));
  }

  @Test
  void what_else_caddy_logs_is_silent() {
    Reading reading =
        Reading.ofText(
            CADDY
                + "{\"level\":\"info\",\"ts\":1431857103.5,\"msg\":\"serving initial configuration\"}");

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.summary().silent()).isEqualTo(1);
    assertThat(reading.summary().malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\\x16\\\\x03", "\u0001", "\u00ff\u00fe", "\\\\u0000"})
  void hostile_bytes_do_not_hide_a_request(String agent) {
    String line = NGINX.replace("curl/8.0", agent.replace("\\\\", "\\"));

    assertThat(Reading.ofText(LogFormat.NGINX_JSON, line).events()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"remote_addr\":\"1.2.3.4\"",
        "{\"remote_addr\":\"1.2.3.4\",\"request\":\"GET / HTTP/1.1\"}",
        "{\"remote_addr\":\"1.2.3.4\",\"request\":\"GET / HTTP/1.1\",\"msec\":\"1e999\"}",
        "{\"remote_addr\":\"1.2.3.4\",\"request\":\"GET / HTTP/1.1\",\"msec\":-5}",
        "{\"a\":1}{\"b\":2}",
        "null",
      })
  void a_malformed_line_is_counted(String line) {
    Reading reading = Reading.ofText(LogFormat.NGINX_JSON, line + "\n" + NGINX);

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.summary().malformed()).isEqualTo(1);
  }

  @Test
  void depth_is_limited() {
    Reading reading =
        Reading.ofText(LogFormat.NGINX_JSON, "{\"a\":" + "[".repeat(20_000) + "\n" + NGINX);

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.summary().files().getFirst().samples().getFirst().reason())
        .startsWith("not JSON: Document nesting depth");
  }

  @Test
  void fields_of_the_wrong_type_are_absent() {
    Event event =
        Reading.ofText(
                """
                {"msec":1431857103,"remote_addr":{"x":1},"request":["GET / HTTP/1.1"],\
                "status":"2e2","http_user_agent":7,"body_bytes_sent":-1,"http_host":[[]]}
                """)
            .event();

    assertThat(fields(event)).containsOnlyKeys("event.method", "event.path", "event.protocol");
  }
}
