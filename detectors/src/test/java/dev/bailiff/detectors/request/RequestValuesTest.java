package dev.bailiff.detectors.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.signal.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestValuesTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final RequestValues VALUES = RequestValues.of(TYPE, Services.NONE).orElseThrow();

  @Test
  void a_query_is_read_pair_by_pair_and_only_what_is_not_plain_is_given_on() {
    assertThat(seen(with("event.query", "id=1%27&color=red&q=summer+dress&x[$ne]=1&'")))
        .containsExactly("QUERY id: 1'", "NAME : x[$ne]", "QUERY : '");
  }

  @Test
  void cookies_and_headers_are_values() {
    Event event =
        request(
            "/",
            Map.of("cookie", "a=b; c='x", "x-note", "<b>", "accept", "text/html, */*;q=0.8"),
            "");
    assertThat(seen(event)).containsExactlyInAnyOrder("COOKIE c: 'x", "HEADER x-note: <b>");
  }

  @Test
  void the_leaves_of_json_have_the_name_of_their_member() {
    assertThat(
            seen(body("{\"a\": [1, \"it's\", {\"b\\u0027\": \"x\\u003cy\"}], \"c\": \"plain\"}")))
        .containsExactly("JSON a: it's", "NAME : b'", "JSON b\\u0027: x<y");
  }

  @Test
  void broken_json_is_text_from_where_it_breaks() {
    assertThat(seen(body("{\"a\": 'x' or 1}"))).containsExactly("BODY : 'x' or 1}");
    assertThat(seen(body("{\"a\": \"x' or"))).containsExactly("BODY : \"x' or");
  }

  @Test
  void json_deeper_than_anybody_writes_is_text() {
    assertThat(seen(body("[".repeat(100) + "'"))).hasSize(1).first().asString().startsWith("BODY");
  }

  @Test
  void the_parts_of_a_multipart_body_have_names_file_names_and_contents() {
    String body =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"up'\"; filename=\"../a.sh\"",
            "Content-Type: text/plain",
            "",
            "<b>hi</b>",
            "--b--",
            "");
    assertThat(seen(body(body)))
        .containsExactly("NAME : up'", "FILE_NAME up': ../a.sh", "PART up': <b>hi</b>");
  }

  @Test
  void xml_has_texts_attributes_and_declarations() {
    assertThat(
            seen(
                body(
                    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a"
                        + " b=\"it's\">&x;</a>")))
        .containsExactly("XML : <!DOCTYPE a [<!ENTITY x \"y\">]>", "XML b: it's", "XML : &x;");
  }

  @Test
  void graphql_documents_have_arguments() {
    assertThat(seen(body("{\"query\": \"query { user(name: \\\"a' or 1\\\") { id } }\"}")))
        .containsExactly("GRAPHQL name: a' or 1");
  }

  @Test
  void forms_are_read_as_queries_are() {
    assertThat(seen(body("user=admin%27&pass=x"))).containsExactly("FORM user: admin'");
  }

  @Test
  void a_text_in_base64_is_seen_and_its_place_in_the_request_known() {
    String hidden =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    List<Value> values = values(with("event.query", "a=b&q=" + hidden));
    View view = values.getFirst().views().getLast();
    assertThat(view.text()).isEqualTo("<script>alert(1)</script>");
    assertThat(view.kind()).isEqualTo(View.Kind.BASE64);
    Evidence evidence = view.evidence(0, view.text().length());
    assertThat(evidence.start()).isEqualTo(6);
    assertThat(evidence.end()).isEqualTo(6 + hidden.length());
  }

  @Test
  void escapes_of_programming_languages_are_resolved_beside() {
    for (String escaped : List.of("\\x3cb\\x3e", "\\u003cb\\u003e", "\\u{3c}b\\u{3e}")) {
      Value value = values(with("event.query", "q=" + escaped)).getFirst();
      assertThat(value.view().text()).isEqualTo(escaped);
      assertThat(value.views().getLast().text()).isEqualTo("<b>");
    }
  }

  @Test
  void more_values_than_anybody_sends_are_one_text() {
    List<String> seen = seen(with("event.query", "a='&".repeat(Reading.MAX_VALUES + 100)));
    assertThat(seen.size()).isBetween(Reading.MAX_VALUES, Reading.MAX_VALUES + 2);
    assertThat(seen.getLast()).startsWith("BODY");
  }

  @Test
  void long_values_are_seen_to_their_end() {
    String body = "{\"a\": \"" + "x".repeat(20_000) + " ' or 1=1\"}";
    assertThat(seen(body(body)).getLast()).endsWith("' or 1=1");
  }

  @Test
  void ordinary_values_cost_nothing() {
    for (String query : List.of("color=red&size=10&sort=-created", "q=O.K.&d=2024-01-01", "t=")) {
      assertThat(seen(with("event.query", query))).isEmpty();
    }
    assertThat(seen(with("event.path", "/wiki/How_to_do_it,_again:_part-2"))).isEmpty();
    assertThat(seen(with("client.agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0)"))).isEmpty();
    assertThat(seen(with("event.referrer", "https://a.example/b?q=how%20to&c=d"))).isEmpty();
    assertThat(seen(with("event.referrer", "https://a.example/b?q=%3cscript"))).hasSize(1);
    assertThat(seen(with("event.query", "file=/etc/passwd"))).hasSize(1);
    assertThat(seen(with("event.path", "/a/../b"))).hasSize(1);
  }

  @Test
  void purposes_are_told_by_name_and_look() {
    assertThat(purpose("q=1%27%20or%20%271%27=%271")).isEqualTo(FieldPurpose.UNKNOWN);
    assertThat(purpose("description=How+to+say+it%27s+done")).isEqualTo(FieldPurpose.FREE_TEXT);
    assertThat(purpose("x=To+say+that+it%27s+done,+write+a+short+note."))
        .isEqualTo(FieldPurpose.FREE_TEXT);
    assertThat(purpose("jql=project+%3d+a")).isEqualTo(FieldPurpose.QUERY);
    assertThat(purpose("next=https://www.example.com/")).isEqualTo(FieldPurpose.URL);
    assertThat(purpose("x=```%0Als%0A```")).isEqualTo(FieldPurpose.CODE);
  }

  private static FieldPurpose purpose(String query) {
    return values(with("event.query", query)).getFirst().purpose();
  }

  private static List<String> seen(Event event) {
    return values(event).stream()
        .map(value -> value.place() + " " + value.name() + ": " + value.view().text())
        .toList();
  }

  private static List<Value> values(Event event) {
    List<Value> values = new ArrayList<>();
    VALUES.forEach(event, values::add);
    return values;
  }

  private static Event body(String body) {
    return request("/", Map.of(), body);
  }

  private static Event with(String field, String text) {
    EventBuilder event = Event.at(TYPE, "test", 1, 0).text(TYPE.require("event.method"), "GET");
    return event.text(TYPE.require(field), text).build();
  }

  private static Event request(String path, Map<String, String> headers, String body) {
    EventBuilder event = Event.at(TYPE, "test", 1, 0).text(TYPE.require("event.method"), "POST");
    event.text(TYPE.require("event.path"), path);
    event.map(TYPE.require("event.headers"), headers);
    return event.text(TYPE.require("event.body"), body).build();
  }
}
