package dev.bailiff.detectors.protocolabuse;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class ProtocolAbuseTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final Detection DETECTION = new ProtocolAbuse().on(TYPE).orElseThrow();
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void a_browsers_form_is_not_odd() {
    assertThat(seen("POST", "a=b&c=d%20e", Map.of("content-type", FORM, "content-length", "11")))
        .isEmpty();
  }

  @Test
  void a_browsers_upload_is_not_odd() {
    String body =
        """
        ------b\r
        Content-Disposition: form-data; name="f"; filename="a (1).png"\r
        Content-Type: image/png\r
        \r
        xyz\r
        ------b--\r
        """;
    String type = "multipart/form-data; boundary=----b";
    assertThat(seen("POST", body, Map.of("content-type", type, "content-length", "9"))).isEmpty();
  }

  @Test
  void a_body_that_is_not_what_it_says_is_odd() {
    String multipart = "multipart/form-data";
    assertThat(forms("POST", "{\"a\":1}", "application/octet-stream")).contains("disguised-body");
    assertThat(forms("POST", "a=b", multipart)).contains("no-boundary");
    assertThat(forms("POST", "a=b", multipart + "; boundary=x")).contains("other-boundary");
    assertThat(forms("POST", "a=b", "")).contains("body-without-type");
    assertThat(forms("GET", "a=b", FORM)).contains("body-without-meaning");
  }

  @Test
  void a_form_in_which_percent_signs_stand_for_nothing_is_odd_and_json_is_not() {
    assertThat(forms("POST", "a=%zz", FORM)).contains("percent-alone");
    assertThat(forms("POST", "{\"a\":\"%zz\"}", "application/json")).isEmpty();
  }

  @Test
  void another_method_in_a_form_is_told_wherever_the_form_names_it() {
    String part = "--x\r\nContent-Disposition: form-data; name=\"_method\"\r\n\r\nPUT\r\n--x--";
    assertThat(forms("POST", "_method=PUT", FORM)).contains("method-override");
    assertThat(forms("POST", "{\"_method\": \"PUT\"}", "application/json"))
        .contains("method-override");
    assertThat(forms("POST", part, "multipart/form-data; boundary=x")).contains("method-override");
  }

  @Test
  void a_version_that_nobody_speaks_is_odd() {
    Event event =
        request("GET", Map.of("host", "a.example"))
            .text(TYPE.require("event.protocol"), "HTTP/1.2")
            .build();
    assertThat(seen(event)).extracting(Signal::value).containsExactly("version");
  }

  @Test
  void many_parameters_are_odd() {
    assertThat(forms("POST", "a=b&".repeat(300), FORM)).contains("many-parameters");
    assertThat(forms("POST", "a=b&".repeat(200), FORM)).isEmpty();
  }

  @Test
  void hostile_bodies_and_fields_end_soon() {
    for (String unit : List.of("a&", "]&", "--x\n", "a:\n", " name=\"", "%c0", "\"; ", "%u")) {
      String text = unit.repeat(250_000 / unit.length());
      for (String type : List.of(FORM, "multipart/form-data; boundary=x", "a/b;" + text, text)) {
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of("content-type", "accept", "range", "host", "cookie", "x")) {
          fields.put(name, type.substring(0, Math.min(type.length(), 16_000)));
        }
        fields.put("accept", ("charset" + unit).repeat(1_000));
        Assertions.assertTimeout(
            Duration.ofSeconds(5),
            () -> {
              seen("POST", text, fields);
              seen("POST", "--x\nContent-Disposition: form-data;" + text, fields);
            });
      }
    }
  }

  private static List<String> forms(String method, String body, String type) {
    Map<String, String> fields = Map.of("content-type", type, "content-length", "9");
    return seen(method, body, fields).stream().map(Signal::value).toList();
  }

  private static List<Signal> seen(String method, String body, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.putIfAbsent("host", "a.example");
    Map<String, String> short16 =
        all.entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    e -> e.getValue().substring(0, Math.min(16_000, e.getValue().length()))));
    return seen(request(method, short16).text(TYPE.require("event.body"), body).build());
  }

  private static List<Signal> seen(Event event) {
    List<Signal> signals = new ArrayList<>();
    DETECTION.detect(event, Facts.MISSING, signals::add);
    return signals;
  }

  private static EventBuilder request(String method, Map<String, String> fields) {
    return Event.at(TYPE, "test", 1, 0)
        .text(TYPE.require("event.method"), method)
        .text(TYPE.require("event.path"), "/a")
        .map(TYPE.require("event.headers"), fields);
  }
}
