package dev.bailiff.detectors.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.detectors.matching.Listing;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, most of all for texts made to hurt. */
final class ShellLaws {
  @Property(tries = 1000)
  void any_pieces_of_command_lines_give_a_finding_inside_the_text(@ForAll("pieces") String text) {
    ShellText.find(text)
        .ifPresent(found -> {
          assertThat(found.score()).isBetween(0.0, 1.0);
          assertThat(found.start()).isBetween(0, found.end());
          assertThat(found.end()).isLessThanOrEqualTo(text.length());
        });
  }

  @Property(tries = 1000)
  void where_no_command_can_begin_none_is_found(@ForAll("pieces") String text) {
    assertThat(Beginnings.canBeIn(text, true) || isSilent(text, true)).as(text).isTrue();
    assertThat(Beginnings.canBeIn(text, false) || isSilent(text, false)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"attacks-seen.txt", "attacks-unseen.txt", "prose-seen.txt", "prose-unseen.txt"})
  void no_line_with_a_command_is_passed_over(String file) {
    for (List<String> line : Listing.rows(ShellTextTest.class, file)) {
      String text = line.getFirst();
      assertThat(Beginnings.canBeIn(text, true) || isSilent(text, true)).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When it's opened from the list, the page (17); see the notes & tell \"Ann\" about it",
        "We're done; it works",
        "Q&A",
        "salt & pepper, bread & butter"
      })
  void ordinary_sentences_are_not_read_as_commands_at_all(String text) {
    assertThat(Beginnings.canBeIn(text, false)).isFalse();
  }

  /** Whether reading the whole text as a shell would finds nothing. */
  private static boolean isSilent(String text, boolean afterQuotes) {
    int single = text.indexOf('\'');
    int doubled = text.indexOf('"');
    return ShellText.read(text, 0, true) == null
        && (!afterQuotes || single < 0 || ShellText.read(text, single + 1, false) == null)
        && (!afterQuotes || doubled < 0 || ShellText.read(text, doubled + 1, false) == null);
  }

  @Example
  void the_lexer_looks_at_no_character_more_often_than_it_looks_ahead() {
    for (String unit :
        List.of(
            "'", "\"", "$", "${", "$(", "`", "{", "{,", "a{b,", "\\", "^", ";", "|x", "a b ", "<",
            ">&", "#", "$a", "''", "''a", "a'b\"", "?", "*[", "/?", "if ", "%a ", "\n")) {
      int looks = work(unit.repeat(8_000 / unit.length()));
      assertThat(looks).as(unit).isLessThanOrEqualTo((Lexer.AHEAD + 4) * 8_000);
    }
  }

  private static int work(String text) {
    Lexer lexer = new Lexer(text, 0, new Parser());
    lexer.read();
    return lexer.steps();
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "'",
            "\"",
            "`",
            "$(",
            ")",
            "${",
            "}",
            "{",
            ",",
            "$",
            "ifs",
            "IFS",
            "\\",
            "\\x41",
            "^",
            ";",
            "|",
            "&",
            "\n",
            " ",
            " ",
            "cat",
            "id",
            "/etc/passwd",
            "-la",
            "<",
            ">",
            "<<<",
            "/dev/tcp/x/1",
            "=",
            "a",
            "a=cat;$a",
            "#",
            "for %i in (",
            ") do ",
            "if exist ",
            "%",
            ":~1,2%",
            "?",
            "*",
            "[",
            "]",
            "alias ",
            "sudo ",
            "é",
            "\ud83d")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }
}
