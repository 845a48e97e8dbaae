package dev.bailiff.detectors.seclang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.RuleText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuleSetTest {
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final String SMALL = Listing.text(RuleSetTest.class, "small.conf");
  private static final String LIST = Listing.text(RuleSetTest.class, "small.data");
  private static final RuleSet RULES = read(SMALL);

  @Test
  void the_small_set_is_read_whole() {
    assertThat(RULES.hasErrors()).isFalse();
    assertThat(RULES.size()).isEqualTo(13);
    assertThat(RULES.leftOut()).isZero();
    assertThat(RULES.aboutAnswers()).isEqualTo(1);
    assertThat(RULES.told().keySet()).containsExactly(10, 20, 30, 50, 61, 70, 90);
  }

  @Test
  void an_ordinary_request_meets_no_rule() {
    Outcome outcome = RULES.judge(get("q=blue+shoes&page=2"));
    assertThat(outcome.hits()).isEmpty();
    assertThat(outcome.score()).isZero();
    assertThat(outcome.isRefused()).isFalse();
  }

  @Test
  void scores_add_up_to_a_refusal() {
    Outcome outcome = RULES.judge(get("q=DROP++table&r=1"));
    assertThat(ids(outcome)).containsExactly(20, 90);
    assertThat(outcome.score()).isEqualTo(5);
    assertThat(outcome.threshold()).isEqualTo(5);
    assertThat(outcome.isRefused()).isTrue();
    assertThat(outcome.hits().get(0).message()).isEqualTo("Takes away a table");
    assertThat(outcome.hits().get(0).found())
        .containsExactly(new Hit.Found("ARGS:q", "DROP table"));
    assertThat(outcome.hits().get(1).message()).isEqualTo("Score 5");
  }

  @Test
  void each_value_that_matches_counts() {
    Outcome outcome = RULES.judge(get("a=drop+table&b=drop+index"));
    assertThat(outcome.hits().get(0).points()).isEqualTo(10);
    assertThat(outcome.score()).isEqualTo(10);
  }

  @Test
  void below_the_threshold_nothing_refuses() {
    Outcome outcome = RULES.judge(get("q=Open+SESAME"));
    assertThat(ids(outcome)).containsExactly(50);
    assertThat(outcome.isRefused()).isFalse();
  }

  @Test
  void a_negated_operator_holds_where_it_does_not_match() {
    assertThat(ids(RULES.judge(request("BREW", "", Map.of(), "")))).containsExactly(10);
  }

  @Test
  void a_cookie_that_is_excepted_by_a_pattern_is_not_looked_at() {
    assertThat(ids(RULES.judge(with("cookie", "a=1; b=drop table")))).contains(20);
    assertThat(ids(RULES.judge(with("cookie", "__utm=drop table")))).isEmpty();
  }

  @Test
  void a_chain_holds_only_where_all_of_it_does() {
    String form = "application/x-www-form-urlencoded";
    Map<String, String> plain = Map.of("content-type", form);
    Map<String, String> referred = Map.of("content-type", form, "referer", "https://a.example/");
    assertThat(ids(RULES.judge(request("POST", "", plain, "to=Nobody")))).contains(30);
    assertThat(ids(RULES.judge(request("POST", "", plain, "to=somebody")))).isEmpty();
    assertThat(ids(RULES.judge(request("POST", "", referred, "to=nobody")))).isEmpty();
    assertThat(ids(RULES.judge(get("to=nobody")))).isEmpty();
  }

  @Test
  void what_is_not_known_is_not_counted_as_absent() {
    EventBuilder event =
        Event.at(TYPE, "t", 1, 0)
            .text(TYPE.require("event.method"), "POST")
            .text(TYPE.require("event.path"), "/");
    RuleSet counting = read("SecRule &REQUEST_HEADERS:Host \"@eq 0\" \"id:5,phase:1,log,msg:'x'\"");
    assertThat(counting.judge(event.build()).hits()).isEmpty();
    assertThat(ids(counting.judge(request("GET", "", Map.of("a", "b"), "")))).containsExactly(5);
    assertThat(ids(counting.judge(with("host", "a.example")))).isEmpty();
  }

  @Test
  void rules_exclude_values_from_others() {
    assertThat(ids(RULES.judge(get("text=abracadabra")))).containsExactly(50);
    assertThat(ids(RULES.judge(get("text=abracadabra&kind=trusted")))).isEmpty();
    assertThat(ids(RULES.judge(get("other=abracadabra&kind=trusted")))).containsExactly(50);
    assertThat(ids(RULES.judge(get("other=abracadabra&kind=free")))).isEmpty();
  }

  @Test
  void rules_of_a_higher_level_run_only_there() {
    assertThat(ids(RULES.judge(get("name=O%27Hara")))).isEmpty();
    RuleSet second = read("SecAction \"id:3,phase:1,pass,nolog,setvar:tx.level=2\"\n" + SMALL);
    assertThat(ids(second.judge(get("name=O%27Hara")))).containsExactly(61, 90);
  }

  @Test
  void values_of_json_xml_and_multipart_are_looked_at() {
    Map<String, String> json = Map.of("content-type", "application/json");
    assertThat(ids(RULES.judge(request("POST", "", json, "{\"user\":{\"name\":\"root\"}}"))))
        .contains(70);
    assertThat(ids(RULES.judge(request("POST", "", json, "{\"tags\":[\"a\",\"ro\\u006ft\"]}"))))
        .contains(70);
    Map<String, String> xml = Map.of("content-type", "text/xml");
    assertThat(ids(RULES.judge(request("POST", "", xml, "<a><b>drop</b> table</a>")))).contains(20);
    Map<String, String> parts = Map.of("content-type", "multipart/form-data; boundary=xx");
    String body = "--xx\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\ndrop table\r\n--xx--";
    assertThat(RULES.judge(request("POST", "", parts, body)).hits().get(0).found())
        .containsExactly(new Hit.Found("ARGS:q", "drop table"));
  }

  @Test
  void directives_remove_rules_and_change_what_they_look_at() {
    assertThat(ids(read(SMALL + "\nSecRuleRemoveById 20-29 90").judge(get("q=drop+table"))))
        .isEmpty();
    assertThat(ids(read(SMALL + "\nSecRuleRemoveByTag attack-sql").judge(get("q=drop+table"))))
        .isEmpty();
    assertThat(ids(read(SMALL + "\nSecRuleRemoveByMsg Takes").judge(get("q=drop+table"))))
        .isEmpty();
    RuleSet without = read(SMALL + "\nSecRuleUpdateTargetById 20 \"!ARGS:q\"");
    assertThat(ids(without.judge(get("q=drop+table")))).isEmpty();
    assertThat(ids(without.judge(get("r=drop+table")))).contains(20);
    RuleSet more = read(SMALL + "\nSecRuleUpdateTargetByTag attack-sql REQUEST_HEADERS:X-Note");
    assertThat(ids(more.judge(with("x-note", "drop table")))).contains(20);
  }

  @Test
  void steps_in_between_are_asked_about_where_that_is_said() {
    String rule = "SecRule ARGS \"@streq %%2541\" \"id:5,phase:2,log,msg:'x',t:urlDecode%s\"";
    assertThat(read(rule.formatted("")).judge(get("a=%252541")).hits()).isEmpty();
    assertThat(ids(read(rule.formatted(",multiMatch")).judge(get("a=%252541")))).containsExactly(5);
  }

  @Test
  void rules_can_stop_the_look_and_have_the_body_read_in_another_way() {
    RuleSet off = read("SecAction \"id:3,phase:1,pass,nolog,ctl:ruleEngine=Off\"\n" + SMALL);
    assertThat(ids(off.judge(get("q=drop+table")))).isEmpty();
    RuleSet forced =
        read("SecAction \"id:3,phase:1,pass,nolog,ctl:requestBodyProcessor=JSON\"\n" + SMALL);
    Map<String, String> plain = Map.of("content-type", "text/plain");
    assertThat(ids(forced.judge(request("POST", "", plain, "{\"user\":{\"name\":\"root\"}}"))))
        .contains(70);
  }

  @Test
  void texts_beyond_ascii_are_looked_at_as_bytes() {
    RuleSet bytes = read("SecRule ARGS \"@rx ^\\xc3\\xa9$\" \"id:5,phase:2,log,msg:'x'\"");
    assertThat(bytes.judge(get("a=%c3%a9")).hits().get(0).found().get(0).excerpt()).isEqualTo("é");
    assertThat(ids(bytes.judge(get("a=é")))).containsExactly(5);
  }

  private static List<Integer> ids(Outcome outcome) {
    return outcome.hits().stream().map(Hit::id).toList();
  }

  private static Event get(String query) {
    return request("GET", query, Map.of("host", "a.example"), "");
  }

  private static Event with(String header, String value) {
    return request("GET", "", Map.of(header, value), "");
  }

  private static Event request(
      String method, String query, Map<String, String> headers, String body) {
    EventBuilder event =
        Event.at(TYPE, "t", 1, 0)
            .text(TYPE.require("event.method"), method)
            .text(TYPE.require("event.path"), "/page")
            .text(TYPE.require("event.query"), query)
            .text(TYPE.require("event.protocol"), "HTTP/1.1")
            .map(TYPE.require("event.headers"), headers);
    return (body.isEmpty() ? event : event.text(TYPE.require("event.body"), body)).build();
  }

  private static RuleSet read(String conf) {
    RuleSet rules =
        RuleSetReader.read(
            List.of(new RuleText("small.conf", conf), new RuleText("small.data", LIST)));
    assertThat(rules.remarks()).noneMatch(r -> r.kind() == Remark.Kind.ERROR);
    return rules;
  }
}
