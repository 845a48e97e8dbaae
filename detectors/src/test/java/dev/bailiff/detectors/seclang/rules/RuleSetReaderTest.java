package dev.bailiff.detectors.seclang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.RuleText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleSetReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SecRul ARGS \"@rx a\" id:1 ~ f.conf:1:1: unknown directive `SecRul`",
        "SecRule ARGS ~ f.conf:1:1: `SecRule` needs variables, an operator and actions",
        "SecAction ~ f.conf:1:1: `SecAction` needs actions",
        "SecRule ARGS \"@rx a\" \"phase:2\" ~ f.conf:1:1: a rule without `id`",
        "SecRule ARGZ \"@rx a\" \"id:1\" ~ f.conf:1:9: unknown variable `ARGZ`",
        "SecRule ARGS \"@rex a\" \"id:1\" ~ f.conf:1:20: unknown operator `@rex`",
        "SecRule ARGS \"@rx a(\" \"id:1\" ~ left out",
        "SecRule ARGS \"a\" \"id:1,t:nothing\" ~ f.conf:1:24: unknown transformation `nothing`",
        "SecRule ARGS \"a\" \"id:1,deni\" ~ f.conf:1:24: unknown action `deni`",
        "SecRule ARGS \"a\" \"id:x\" ~ f.conf:1:19: `x` is not the number of a rule",
        "SecRule ARGS \"a\" \"id:1,phase:9\" ~ f.conf:1:24: `9` is not a phase",
        "SecRule ARGS \"a\" \"id:1,skip:all\" ~ f.conf:1:24: `all` is not a number of rules",
        "SecRule ARGS \"a\" \"id:1,skipAfter:X\" ~ f.conf:1:1: there is no marker `X`",
        "SecRule ARGS \"a\" \"id:1,ctl:what=1\" ~ f.conf:1:24: unknown setting `what`",
        "SecRule ARGS \"a\" \"id:1,ctl:ruleRemoveById=x\" ~ f.conf:1:24: `x` is no number of a"
            + " rule",
        "SecRule ARGS \"a\" \"id:1,setvar:x\" ~ f.conf:1:24: `x` names no variable of a collection",
        "SecRule ARGS \"a\" \"id:1,chain\" ~ f.conf:1:1: the chain that begins here is not"
            + " continued",
        "SecMarker ~ f.conf:1:1: `SecMarker` needs a name",
        "SecRuleRemoveById x ~ f.conf:1:1: `x` is no number of a rule",
        "SecRuleUpdateTargetById 1 ~ f.conf:1:1: `SecRuleUpdateTargetById` needs a target",
        "Include other.conf ~ f.conf:1:1: no file is called `other.conf`",
      })
  void what_is_wrong_is_said_with_its_place(String conf, String said) {
    assertThat(RuleSetReader.read(List.of(file("f.conf", conf))).remarks())
        .anySatisfy(remark ->
            assertThat(remark.kind() == Remark.Kind.LEFT_OUT ? "left out" : remark.toString())
                .isEqualTo(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SecRule ARGS \"@rx (?=a)\" \"id:1\" ~ look-ahead ~ f.conf:1:19",
        "SecRule IP:x \"@eq 1\" \"id:1\" ~ IP ~ f.conf:1:9",
        "SecRule ARGS \"@geoLookup\" \"id:1\" ~ @geoLookup ~ f.conf:1:24",
        "SecRule ARGS \"@rx a\" \"id:1,t:parityEven7bit\" ~ t:parityEven7bit ~ f.conf:1:28",
        "SecRule XML:/a/b \"@rx a\" \"id:1\" ~ XML:/a/b ~ f.conf:1:9",
        "SecRuleScript x.lua \"id:1\" ~ SecRuleScript ~ f.conf:1:1",
      })
  void what_is_left_out_is_said_and_counted(String conf, String subject, String spot) {
    assertThat(RuleSetReader.read(List.of(file("f.conf", conf))).remarks())
        .filteredOn(remark -> remark.kind() == Remark.Kind.LEFT_OUT)
        .singleElement()
        .returns(subject, Remark::subject)
        .returns(spot, remark -> remark.spot().toString());
  }

  @Test
  void a_rule_keeps_what_it_can_look_at_and_says_what_it_cannot() {
    RuleSet rules =
        RuleSetReader.read(
            List.of(file("f.conf", "SecRule ARGS|GEO:x \"a\" \"id:1,setvar:ip.x=1\"")));
    assertThat(rules.size()).isEqualTo(1);
    assertThat(rules.remarks())
        .allMatch(remark -> remark.kind() == Remark.Kind.IN_PART)
        .extracting(Remark::subject)
        .containsExactly("GEO", "setvar:ip.x");
  }

  @Test
  void a_chain_is_left_out_whole() {
    RuleSet rules =
        RuleSetReader.read(
            List.of(
                file(
                    "f.conf",
                    "SecRule ARGS \"a\" \"id:1,chain\"\nSecRule IP:x \"@eq 1\" \"t:none\"\n"
                        + "SecRule ARGS \"b\" \"id:2\"")));
    assertThat(rules.size()).isEqualTo(1);
    assertThat(rules.leftOut()).isEqualTo(1);
    assertThat(rules.hasErrors()).isFalse();
  }

  @Test
  void an_id_is_used_once() {
    String rule = "SecRule ARGS \"a\" \"id:7\"\n";
    assertThat(errors(file("f.conf", rule + rule)))
        .containsExactly("f.conf:2:1: the id 7 is used at f.conf:1:1 already");
  }

  @Test
  void files_come_in_the_order_of_names_behind_the_setup_and_where_they_are_included() {
    RuleSet rules =
        RuleSetReader.read(
            List.of(
                file("b.conf", rule(3)),
                file("a.conf", rule(1) + "Include folder/z*.conf\n"),
                file("z1.conf", rule(2)),
                file("crs-setup.conf", rule(4))));
    assertThat(rules.hasErrors()).isFalse();
    assertThat(rules.told().keySet()).containsExactly(4, 1, 2, 3);
  }

  @Test
  void files_that_include_each_other_are_an_error() {
    assertThat(errors(file("a.conf", "Include b.conf"), file("b.conf", "Include a.conf")))
        .containsExactly("b.conf:1:1: `a.conf` includes itself");
    assertThat(errors(file("a.conf", "Include a.conf")))
        .containsExactly("a.conf:1:1: `a.conf` includes itself");
  }

  @Test
  void there_are_limits_on_rules_chains_and_phrases() {
    StringBuilder many = new StringBuilder();
    for (int i = 1; i <= RuleSetReader.MAX_RULES + 1; i++) {
      many.append("SecRule ARGS a id:").append(i).append('\n');
    }
    assertThat(errors(file("f.conf", many.toString())))
        .containsExactly("f.conf:10001:1: more than 10000 rules");
    String chain = "SecRule ARGS a \"id:1,chain\"\n" + "SecRule ARGS a chain\n".repeat(40);
    assertThat(errors(file("f.conf", chain))).anyMatch(e -> e.endsWith("more than 32 rules"));
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      list.append(Integer.toString(i * 7919, 36)).append("-phrase\n");
    }
    assertThat(
            errors(
                file("f.conf", "SecRule ARGS \"@pmf l.data\" \"id:1\""),
                file("l.data", list.toString())))
        .anyMatch(e -> e.contains("places"));
  }

  private static List<String> errors(RuleText... files) {
    List<String> errors = new ArrayList<>();
    for (Remark remark : RuleSetReader.read(List.of(files)).remarks()) {
      if (remark.kind() == Remark.Kind.ERROR) {
        errors.add(remark.toString());
      }
    }
    return errors;
  }

  private static String rule(int id) {
    return "SecRule ARGS \"@rx a\" \"id:" + id + ",msg:'x'\"\n";
  }

  private static RuleText file(String name, String text) {
    return new RuleText(name, text);
  }
}
