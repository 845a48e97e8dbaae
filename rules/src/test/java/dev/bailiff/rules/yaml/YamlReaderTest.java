package dev.bailiff.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Items;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  @Test
  void a_value_knows_its_place() {
    assertThat(text("a: 1\nb: word\n", "b").place()).isEqualTo(new Place("f.yaml", 2, 4, 4));
  }

  @Test
  void a_part_of_a_plain_value_knows_its_place() {
    assertThat(part("when: a == bad", "when", "bad")).isEqualTo(new Place("f.yaml", 1, 12, 3));
  }

  @Test
  void a_part_of_a_quoted_value_knows_its_place_behind_doubled_quotes() {
    assertThat(part("when: 'it''s bad'", "when", "bad")).isEqualTo(new Place("f.yaml", 1, 14, 3));
  }

  @Test
  void a_part_of_a_double_quoted_value_knows_its_place_behind_escapes() {
    assertThat(part("when: \"\\\"x\\u0041\\\" bad\"", "when", "bad"))
        .isEqualTo(new Place("f.yaml", 1, 20, 3));
  }

  @Test
  void a_part_of_a_folded_block_knows_its_line_and_column() {
    assertThat(part("when: >-\n  a == 1\n  && bad\n", "when", "bad"))
        .isEqualTo(new Place("f.yaml", 3, 6, 3));
  }

  @Test
  void a_part_of_a_literal_block_is_found_by_line_and_column() {
    Text text = text("when: |\n  a == 1\n  && bad\n", "when");

    assertThat(text.place(2, 4, 3)).isEqualTo(new Place("f.yaml", 3, 6, 3));
  }

  @Test
  void a_key_that_is_given_twice_is_a_problem_at_the_second() {
    assertThat(problems("a: 1\nb: 2\na: 3\n"))
        .containsExactly(Problem.error(new Place("f.yaml", 3, 1, 1), "`a` is given twice", ""));
  }

  @Test
  void an_expression_that_needs_quotes_is_told_so() {
    assertThat(problems("when: a ? b : c\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.place().line()).isEqualTo(1))
        .satisfies(problem -> assertThat(problem.suggestion()).contains("quotes"));
  }

  @Test
  void an_alias_stands_for_what_its_anchor_names() {
    assertThat(text("a: &x word\nb: *x\n", "b").value()).isEqualTo("word");
  }

  @Test
  void aliases_cannot_be_stacked_to_blow_a_document_up() {
    assertThat(problems("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("an alias within an anchored value"));
  }

  @Test
  void a_document_that_is_nested_too_deeply_is_refused() {
    assertThat(problems("a: " + "[".repeat(5_000) + "]".repeat(5_000)))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).startsWith("nested deeper than"));
  }

  @Test
  void an_alias_of_nothing_a_tag_and_a_second_document_are_refused() {
    assertThat(problems("a: *b\n")).hasSize(1);
    assertThat(problems("a: !!java.lang.Object {}\n")).hasSize(1);
    assertThat(problems("a: 1\n---\nb: 2\n")).hasSize(1);
  }

  @Test
  void a_character_that_yaml_forbids_is_a_problem_at_its_place() {
    assertThat(problems("a: 1\nb: \u0007\n")).hasSize(1);
  }

  @Test
  void a_list_in_brackets_says_so() {
    Entries root = (Entries) read("a: [x]\nb:\n  - x\n", new Problems());

    assertThat(root.value("a").map(node -> ((Items) node).isInline())).contains(true);
    assertThat(root.value("b").map(node -> ((Items) node).isInline())).contains(false);
  }

  private static Place part(String yaml, String key, String wanted) {
    Text text = text(yaml, key);
    int at = text.value().indexOf(wanted);
    return text.place(at, at + wanted.length());
  }

  private static Text text(String yaml, String key) {
    Entries root = (Entries) read(yaml, new Problems());
    return (Text) root.value(key).orElseThrow();
  }

  private static List<Problem> problems(String yaml) {
    Problems problems = new Problems();
    YamlReader.read(new SourceText("f.yaml", yaml), problems);
    return problems.sorted();
  }

  private static YamlNode read(String yaml, Problems problems) {
    return YamlReader.read(new SourceText("f.yaml", yaml), problems).orElseThrow();
  }
}
