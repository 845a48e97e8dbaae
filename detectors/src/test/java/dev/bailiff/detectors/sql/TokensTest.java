package dev.bailiff.detectors.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as a database would read them, in one letter a token. */
final class TokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        "1 or 1=1\t1&1o1",
        "1 union all select null,user()\t1UEf",
        "select a from b where c like 'x'\tEnknknls",
        "1;drop table users\t1;Dkn",
        "1 order by 3\t1B1",
        "@@version\tv",
        "sleep(5)\tf1",
        "sleep well\tnn",
        "'a'::jsonb <@ 'b'\tsos",
        "a->>'$.b'\tnos",
        "1.5e3\t1",
        "0x41+0x42\t1",
        "-1 div 2\t1",
        "'a' 'b'\ts",
        "`order` [by]\tnn",
        "1#\t1C",
        "1-- -\t1C",
        "~~\t~~"
      })
  void a_text_outside_of_quotes_becomes_a_shape(String text, String shape) {
    assertThat(Tokens.outside(text, true).shape()).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        "1') or (7*2=14)--\ts&1o1C",
        "x' and 'a'='a\ts&soS",
        "x'; drop table y\ts;Dkn",
        "o''brien' or 1\ts&1",
        "it's fine' or 1\ts&1",
        "no quote\t~~",
        "it's fine\t~~"
      })
  void a_text_inside_quotes_begins_with_what_they_close(String text, String shape) {
    assertThat(Tokens.inside(text, '\'', true).shape()).isEqualTo(shape);
  }

  @Test
  void a_shape_has_a_bound_whatever_the_text() {
    String text = "1 or f(a) like b;".repeat(500);
    assertThat(Tokens.outside(text, true).count()).isEqualTo(Tokens.MAX_SHAPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'", "\"", "`", "[", "'\\", "/*", "--\n", "::", "@", "$", "1", "'a'", "((", "''", "a.b.",
        "order ", "sleep ", "\u2019", "0x", "1e", "<@", "?|", "#>"
      })
  void texts_of_one_piece_are_read_in_time_that_grows_with_them(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    for (int i = 0; i < 20; i++) {
      assertThat(Tokens.outside(text, true).count()).isLessThanOrEqualTo(Tokens.MAX_SHAPE);
      assertThat(Tokens.inside(text, '\'', true).count()).isLessThanOrEqualTo(Tokens.MAX_SHAPE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        "or 1=1\t0.55",
        "and x=2\t0.4",
        "|| 'a' <> 'b'\t0.55",
        "or not\t0",
        "or two or three\t0",
        "rock and roll\t0"
      })
  void a_condition_that_goes_on_from_before_the_value_is_a_fragment(String text, double score) {
    assertThat(Fragments.score(Tokens.outside(text, true), Fragments.isCut(text))).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        "x'<email--\t0.6",
        "x' is not id--\t0.6",
        "x' collate nocase--\t0.4",
        "x' or y;\t0.4",
        "x' or y\t0",
        "the boys' room\t0"
      })
  void words_between_a_quote_and_a_comment_are_a_fragment(String text, double score) {
    assertThat(Fragments.score(Tokens.inside(text, '\'', true), Fragments.isCut(text)))
        .isEqualTo(score);
  }

  @Test
  void quotes_of_other_alphabets_are_straightened_in_place() {
    assertThat(Quotes.straight("\u2018 or \u00b41\u00b4=\u201c")).isEqualTo("' or '1'=\"");
    String plain = "na\u00efve";
    assertThat(Quotes.straight(plain)).isSameAs(plain);
  }

  @Test
  void functions_that_only_databases_have_are_told_from_others() {
    for (String word :
        List.of("group_concat", "pg_sleep", "jsonb_pretty", "utl_inaddr.get_host_name")) {
      assertThat(Words.kind(word, 0, word.length())).as(word).isEqualTo(Tokens.FUNCTION);
      assertThat(Words.isOnlySql(word, 0, word.length())).as(word).isTrue();
    }
    assertThat(Words.kind("count", 0, 5)).isEqualTo(Tokens.FUNCTION);
    assertThat(Words.isOnlySql("count", 0, 5)).isFalse();
    assertThat(Words.kind("banana", 0, 6)).isEqualTo(Tokens.NAME);
  }
}
