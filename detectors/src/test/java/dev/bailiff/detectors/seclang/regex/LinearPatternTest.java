package dev.bailiff.detectors.seclang.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.detectors.seclang.phrases.PhraseSets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a.c ~ a\\nc ~ true",
        "^b ~ a\\nb ~ true",
        "a$ ~ a\\nb ~ true",
        "(?i)SELECT ~ select ~ true",
        "(?i:sel)ect ~ SELect ~ true",
        "(?i:sel)ect ~ SELECT ~ false",
        "a(?-s:.)c ~ a\\nc ~ false",
        "[[:alpha:]_]+\\d ~ ab_7 ~ true",
        "[^\\w\\s] ~ a b_1 ~ false",
        "[\\]a-] ~ - ~ true",
        "\\x41\\101\\x{41} ~ AAA ~ true",
        "\\bor\\b ~ a or b ~ true",
        "\\bor\\b ~ for ~ false",
        "\\Qa.b\\E+ ~ a.bbb ~ true",
        "x{2,3}y ~ xy ~ false",
        "a{,2} ~ a{,2} ~ true",
        "(?x) a  b # comment ~ ab ~ true",
        "(?<name>a)(?#note)b ~ ab ~ true",
        "a*?b+?c?? ~ b ~ true",
      })
  void patterns_mean_what_pcre_means(String pattern, String text, boolean matches)
      throws PatternFault {
    String plain = text.replace("\\n", "\n");
    assertThat(LinearPattern.of(pattern).matcher(plain).find()).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "ab(?=c) ~ look-ahead ~ 2",
        "ab(?!c) ~ look-ahead ~ 2",
        "(?<!c)a ~ look-behind ~ 0",
        "(a)\\1 ~ a back-reference ~ 3",
        "(?>a) ~ an atomic group ~ 0",
        "xa++ ~ a possessive quantifier ~ 2",
        "a{5000} ~ more than 1000 repetitions ~ 1",
        "(a ~ a group that is never closed ~ 0",
        "a) ~ `)` without `(` ~ 1",
        "[a ~ a class that is never closed ~ 0",
        "[z-a] ~ a range in the wrong order ~ 1",
        "*a ~ `*` with nothing to repeat ~ 0",
        "\\y ~ `\\y` is not known ~ 0",
        "[[:none:]] ~ a class with an unknown name ~ 1",
      })
  void what_cannot_be_run_is_said_with_its_place(String pattern, String reason, int index) {
    assertThatThrownBy(() -> LinearPattern.of(pattern))
        .isInstanceOfSatisfying(
            PatternFault.class,
            fault -> {
              assertThat(fault.reason()).isEqualTo(reason);
              assertThat(fault.index()).isEqualTo(index);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {PatternReader.MAX_DEPTH, 10_000})
  void groups_nested_too_deep_are_refused(int depth) {
    assertThatThrownBy(() -> LinearPattern.of("(".repeat(depth) + ")".repeat(depth)))
        .isInstanceOf(PatternFault.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(?i)union\\s+select ~ union",
        "(?:abc|abd|x+yz) ~ abc abd yz",
        "a?bcd ~ abcd bcd",
        "[a-z]+(?:foo|ba[rz]) ~ foo bar baz",
      })
  void the_literals_that_a_match_needs_are_known(String pattern, String literals)
      throws PatternFault {
    assertThat(LinearPattern.of(pattern).required()).contains(Set.of(literals.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*", "\\d+", "x|", "(?:abc)?", "^$"})
  void a_pattern_that_needs_no_literal_has_none(String pattern) throws PatternFault {
    assertThat(LinearPattern.of(pattern).required()).isEmpty();
  }

  @Property(tries = 400)
  void a_text_that_matches_holds_what_is_required(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 8) String text)
      throws PatternFault {
    for (String pattern :
        new String[] {
          "a(?:b|c)+a?", "(?i)AB|c[ab]c", "(?:ab){2}|b{2,}a", "^a.*c$", "(a|bc)(c|ba)", "[abc]b[^a]"
        }) {
      LinearPattern linear = LinearPattern.of(pattern);
      if (linear.matcher(text).find()) {
        assertThat(linear.required())
            .allSatisfy(set -> assertThat(PhraseSets.of(List.of(set)).end(text)).isPositive());
      }
    }
  }
}
