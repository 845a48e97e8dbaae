package dev.bailiff.detectors.seclang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DirectiveReaderTest {
  private final List<Remark> remarks = new ArrayList<>();

  @Test
  void words_are_parted_by_blanks_and_quotes() {
    Directive rule = one("SecRule ARGS|!ARGS:x \"@rx a b\" 'id:1,deny'");
    assertThat(rule.name()).isEqualTo("SecRule");
    assertThat(rule.words())
        .extracting(Word::text)
        .containsExactly("ARGS|!ARGS:x", "@rx a b", "id:1,deny");
  }

  @Test
  void a_quote_behind_a_backslash_is_part_of_the_word_and_other_escapes_stay() {
    Directive rule = one("SecRule ARGS \"@rx \\\"\\s\\\\\" \"id:1\"");
    assertThat(rule.words().get(1).text()).isEqualTo("@rx \"\\s\\\\");
  }

  @Test
  void a_backslash_at_the_end_of_a_line_continues_it_and_places_stay_right() {
    List<Directive> all =
        read("# first\nSecRule ARGS \\\n    \"@rx x\" \\\n    \"id:1\"\nSecMarker A");
    assertThat(all).extracting(Directive::key).containsExactly("secrule", "secmarker");
    assertThat(all.get(0).spot()).isEqualTo(new Spot("f.conf", 2, 1));
    assertThat(all.get(0).words().get(1).spot()).isEqualTo(new Spot("f.conf", 3, 6));
    assertThat(all.get(0).words().get(2).spot(3)).isEqualTo(new Spot("f.conf", 4, 9));
    assertThat(all.get(1).spot().line()).isEqualTo(5);
  }

  @Test
  void comments_and_blank_lines_are_no_directives() {
    assertThat(read("\n  # SecRule \"\n\t\n")).isEmpty();
    assertThat(remarks).isEmpty();
  }

  @Test
  void a_quote_that_is_never_closed_is_an_error_with_its_place() {
    assertThat(read("SecMarker A\nSecRule ARGS \"@rx x\n")).hasSize(1);
    assertThat(remarks)
        .singleElement()
        .returns(Remark.Kind.ERROR, Remark::kind)
        .returns(new Spot("f.conf", 2, 14), Remark::spot);
  }

  @Test
  void a_directive_that_never_ends_is_an_error() {
    String line = "a".repeat(1_000) + "\\\n";
    read("SecRule " + line.repeat(DirectiveReader.MAX_LENGTH / 1_000 + 1));
    assertThat(remarks).singleElement().returns("length", Remark::subject);
  }

  @Test
  void actions_have_names_and_values_in_quotes_with_commas() {
    Directive rule = one("SecAction \"id:1, phase:2,msg:'It\\'s, a test', deny,setvar:tx.a=+1\"");
    assertThat(Action.read(rule.words().get(0), remarks::add))
        .extracting(Action::name, Action::value)
        .containsExactly(
            tuple("id", "1"),
            tuple("phase", "2"),
            tuple("msg", "It's, a test"),
            tuple("deny", ""),
            tuple("setvar", "tx.a=+1"));
    assertThat(remarks).isEmpty();
  }

  @Test
  void an_action_whose_quote_is_open_is_an_error_where_it_begins() {
    Action.read(one("SecAction \"id:1,msg:'open\"").words().get(0), remarks::add);
    assertThat(remarks).singleElement().returns(new Spot("f.conf", 1, 17), Remark::spot);
  }

  @Test
  void too_many_actions_are_an_error() {
    Directive rule = one("SecAction \"" + "tag:x,".repeat(Action.MAX_ACTIONS + 5) + "\"");
    assertThat(Action.read(rule.words().get(0), remarks::add)).hasSize(Action.MAX_ACTIONS + 1);
    assertThat(remarks).singleElement().returns(Remark.Kind.ERROR, Remark::kind);
  }

  @Test
  void bytes_beyond_ascii_are_one_character_each() {
    assertThat(ByteText.of("é")).isEqualTo("Ã©");
    assertThat(ByteText.shown(ByteText.of("naïve €"))).isEqualTo("naïve €");
  }

  private Directive one(String text) {
    List<Directive> all = read(text);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<Directive> read(String text) {
    return DirectiveReader.read(new RuleText("f.conf", text), remarks::add);
  }
}
