package dev.bailiff.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.EventTypes;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
  private final ConditionCompiler compiler = new ConditionCompiler(Given.VOCABULARY);

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '^',
      value = {
        "event.statsu == 404 => 1:7+6 unknown field `event.statsu`; status",
        "has(event.agnt) => 1:11+4 unknown field `event.agnt`",
        "has(client.agnt) => 1:12+4 unknown field `client.agnt`; agent",
        "hist > 3 => 1:1+4 unknown name `hist`; hits",
        "event.path.lowrAscii() == \"x\" => 1:12+9 unknown function `lowrAscii`; lowerAscii",
        "signal(\"scaner-agent\") > 0.5 => 1:9+12 unknown signal `scaner-agent`; scanner-agent",
        "signal(event.path) > 0.5 => 1:13+1 the name of a signal must be a text in quotes",
        "event.path.matches(\"(\") => 1:20+3 not a regular expression: missing closing )",
        "event.path.matches(event.query) => 1:25+1 a regular expression must be a text in quotes",
        "target.id == \"x\" => 1:1+6 `http.request` names no `target`",
        "event.status == \"404\" => 1:14+2 `event.status` is int, compared with string",
        "event.status > \"404\" => 1:14+1 `event.status` is int, compared with string",
        "event.status in [\"404\"] => 1:14+2 `event.status` is int, looked for in list(string)",
        "event.path && true => 1:12+2 `event.path` is string, not true or false",
        "!event.path => 1:1+1 `event.path` is string, not true or false",
        "(true ? 1 : \"a\") == 1 => 1:7+1 one choice is int, the other string",
        "event.status => 1:1+12 this is int, but bool is needed here",
        "event => 1:1+5 `event` is a group of fields; name one, such as `event.method`",
        "event.path.contains(3) => 1:12+8 `contains` does not take (int) on string; it takes (string)",
        "event.path[0] == \"a\" => 1:11+1 `event.path` is string, not a list or map",
        "event.path == => 1:14+1 the expression ends too early",
        "(event.path == \"a\" => 1:19+1 a `)` is missing",
        "event.path == \"a => 1:15+2 the text is not closed",
        "event.path = \"a\" => 1:12+1 `=` means nothing; to compare write `==`; ==",
        "event.path == \"a\" \"b\" => 1:19+3 `\"b\"` is not expected here",
        "event.path & true => 1:12+1 `&` means nothing here; &&",
        "event.time - timestamp(\"yesterday\") > duration(\"1h\") => 1:24+11 not a moment; write it as `2026-11-23T10:00:00Z`",
        "event.time - event.time > duration(\"1 hour\") => 1:36+8 not a duration; write it as `90s`, `15m`, `1h30m`",
        "event.forwarded.exists(f, event.forwarded.exists(g, f == g)) => 1:49+1 a loop cannot stand in a loop",
        "event.forwarded.exists(hits, hits == \"a\") => 1:24+4 `hits` already means something else",
        "hits == 1.5 => 1:6+2 `hits` is int, compared with double; write whole doubles as `1.0`, or convert with `double(…)`",
        "hits * 1.5 > 3.0 => 1:6+1 `*` does not work on int and double; write whole doubles as `1.0`, or convert with `double(…)`",
        "hits.foo == 1 => 1:5+1 `hits` has no fields",
        "if == 3 => 1:1+2 `if` is a reserved word",
      })
  void a_mistake_is_named_at_its_place(String condition, String expected) {
    assertThat(faults(condition, Reads.EVERYTHING)).containsExactly(expected);
  }

  @Test
  void all_mistakes_of_a_condition_are_named_at_once() {
    assertThat(
            faults(
                "event.statsu == 404\n  && hist > 3\n  && event.path == 3\n  && signal(\"x\") > 0.5",
                Reads.EVERYTHING))
        .containsExactly(
            "1:7+6 unknown field `event.statsu`; status",
            "2:6+4 unknown name `hist`; hits",
            "3:17+2 `event.path` is string, compared with int",
            "4:14+1 unknown signal `x`");
  }

  @Test
  void a_filter_of_a_feature_cannot_read_features() {
    assertThat(faults("hits > 3", Reads.EVENT))
        .containsExactly("1:1+4 `hits` is a feature, which cannot be read here");
  }

  @Test
  void a_condition_can_have_at_most_4096_characters() {
    assertThat(faults("true" + " && true".repeat(512), Reads.EVENT))
        .containsExactly("1:1+1 an expression can have at most 4096 characters");
  }

  @Test
  void nesting_is_limited() {
    assertThat(faults("(".repeat(300) + "true" + ")".repeat(300), Reads.EVENT))
        .containsExactly("1:1+1 the expression is nested too deeply");
  }

  @Test
  void an_empty_condition_is_a_mistake() {
    assertThat(faults("  ", Reads.EVENT)).containsExactly("1:1+1 an expression is missing");
  }

  @Test
  void a_mistake_in_a_text_is_placed_in_the_template() {
    Outcome<?> outcome =
        compiler.text(
            EventTypes.HTTP_REQUEST, "{hits} requests,\n{event.pth} last", Reads.EVERYTHING);
    assertThat(faults(outcome)).containsExactly("2:8+3 unknown field `event.pth`; path");
  }

  @Test
  void a_brace_without_its_partner_is_a_mistake() {
    assertThat(faults(compiler.text(EventTypes.HTTP_REQUEST, "a {hits", Reads.EVERYTHING)))
        .containsExactly("1:3+1 a `}` is missing for this `{`");
    assertThat(faults(compiler.text(EventTypes.HTTP_REQUEST, "a } b", Reads.EVERYTHING)))
        .containsExactly("1:3+1 this `}` closes nothing; write `}}` for a brace");
  }

  @Test
  void a_mistake_in_a_key_names_the_part() {
    Outcome<?> outcome =
        compiler.key(EventTypes.HTTP_REQUEST, List.of("client.ip", "client.agnt", "share"));
    assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
    assertThat(((Outcome.Faulty<?>) outcome).faults())
        .extracting(Fault::part)
        .containsExactly(1, 2);
  }

  private List<String> faults(String condition, Reads reads) {
    return faults(compiler.condition(EventTypes.HTTP_REQUEST, condition, reads));
  }

  private static List<String> faults(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Compiled<?> compiled -> List.of();
      case Outcome.Faulty<?> faulty ->
          faulty.faults().stream().map(FaultTest::text).collect(Collectors.toList());
    };
  }

  private static String text(Fault fault) {
    return fault.line()
        + ":"
        + fault.column()
        + "+"
        + fault.length()
        + " "
        + fault.message()
        + fault.suggestion().map(s -> "; " + s).orElse("");
  }
}
