package dev.bailiff.rules.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemReportTest {
  @Test
  void a_problem_is_shown_with_its_line_and_carets_under_the_place() {
    String shown = render("a: 1\nwhen: statsu > 3\n", "statsu");

    assertThat(shown)
        .isEqualTo(
            """
            policy/rules.yaml:2:7: error: unknown field `statsu`; did you mean `status`?
              2 | when: statsu > 3
                |       ^^^^^^

            1 problem in 1 file
            """);
  }

  @Test
  void of_a_long_line_the_part_around_the_place_is_shown() {
    String shown = render("x ".repeat(200) + "statsu" + " y".repeat(200), "statsu");

    assertThat(shown.lines().skip(1).limit(2)).allMatch(line -> line.length() < 140);
    String source = shown.lines().skip(1).findFirst().orElseThrow();
    String carets = shown.lines().skip(2).findFirst().orElseThrow();
    assertThat(source.substring(carets.indexOf('^'), carets.lastIndexOf('^') + 1))
        .isEqualTo("statsu");
  }

  @Test
  void characters_that_steer_a_terminal_are_made_harmless() {
    assertThat(render("\u001b[31m\tstatsu", "statsu"))
        .doesNotContain("\u001b")
        .doesNotContain("\t");
  }

  @Test
  void carets_count_characters_and_not_their_parts() {
    assertThat(render("\ud83d\ude00 statsu", "statsu")).contains("    |   ^^^^^^\n");
  }

  @Test
  void problems_are_sorted_as_people_sort_file_names() {
    PolicySource source = PolicySource.of(Map.of());
    List<Problem> problems =
        List.of(
            Problem.warning(Place.wholeFile("4.2.10-x/rules.yaml"), "third", ""),
            Problem.error(new Place("4.2.9-x/rules.yaml", 12, 1, 1), "second", ""),
            Problem.error(new Place("4.2.9-x/rules.yaml", 3, 1, 1), "first", ""));

    assertThat(new ProblemReport(source, "").render(problems))
        .containsSubsequence("first", "second", "third", "3 problems in 2 files (1 warning)");
  }

  private static String render(String text, String wrong) {
    PolicySource source = PolicySource.of(Map.of("rules.yaml", text));
    SourceText file = source.file("rules.yaml").orElseThrow();
    int at = text.indexOf(wrong);
    Problem problem =
        Problem.error(
            file.place(at, at + wrong.length()),
            "unknown field `" + wrong + "`",
            "did you mean `status`?");
    return new ProblemReport(source, "policy/").render(List.of(problem));
  }
}
