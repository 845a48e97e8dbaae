package dev.bailiff.detectors.seclang.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorsTest {
  private final Operators operators =
      new Operators(
          Map.of(
              "words.data", "# a list\nEvil Word\n\n/etc/passwd\n", "nets.data", "10.0.0.0/8\n"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "rx~^ab+$~abb~true",
        "rx~^ab+$~abc~false",
        "pm~select UNION~a union b~true",
        "pm~|41 42|~xaby~true",
        "pm~select~sele ct~false",
        "pmFromFile~words.data~an EVIL WORD here~true",
        "pmf~/some/where/words.data~cat /etc/passwd~true",
        "pmFromFile~words.data~a list~false",
        "eq~5~5~true",
        "eq~0~none~true",
        "ge~5~4~false",
        "gt~4~5~true",
        "le~4~5~false",
        "lt~%{tx.limit}~6~true",
        "streq~GET~GET~true",
        "streq~GET~get~false",
        "contains~bc~abcd~true",
        "containsWord~or~for or~true",
        "containsWord~or~for~false",
        "strmatch~bc~abcd~true",
        "beginsWith~ab~abc~true",
        "endsWith~.php~a.php~true",
        "endsWith~.php~a.php5~false",
        "within~GET HEAD~HEAD~true",
        "within~%{tx.methods}~PUT~false",
        "ipMatch~192.0.2.1, 198.51.100.0/24~198.51.100.7~true",
        "ipMatch~2001:db8::/32~2001:db8::1~true",
        "ipMatch~192.0.2.1~not an address~false",
        "ipMatchFromFile~nets.data~10.1.2.3~true",
        "validateByteRange~32-126, 9~plain~false",
        "validateByteRange~97-122~aB~true",
        "validateUrlEncoding~ ~a%20b~false",
        "validateUrlEncoding~ ~a%2~true",
        "validateUrlEncoding~ ~a%zz~true",
        "validateUtf8Encoding~ ~Ã©~false",
        "validateUtf8Encoding~ ~Ã~true",
        "validateUtf8Encoding~ ~À¯~true",
        "detectSQLi~ ~1' or 1=1--~true",
        "detectSQLi~ ~an ordinary sentence~false",
        "detectXSS~ ~<script>alert(1)</script>~true",
        "detectXSS~ ~<b>bold</b>~false",
        "unconditionalMatch~ ~x~true",
        "noMatch~ ~x~false",
      })
  void each_asks_what_its_name_says(String name, String argument, String text, boolean matches)
      throws OperatorFault {
    Operator operator = operators.of(name, argument == null ? "" : argument);
    assertThat(operator.matches(text, OperatorsTest::named, new Match())).isEqualTo(matches);
  }

  private static String named(String name) {
    return name.equals("tx.limit") ? "10" : name.equals("tx.methods") ? "GET POST" : "";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "rx~(?=a)~false~the pattern cannot be run in linear time: look-ahead",
        "rx~%{tx.0}~false~a pattern whose text is only known with the request",
        "geoLookup~ ~false~the operator `@geoLookup` is not supported",
        "rex~a~true~unknown operator `@rex`",
        "pmFromFile~none.data~true~there is no file `none.data` beside the rules",
        "ipMatch~300.1.1.1~true~`300.1.1.1` is no address or network",
        "validateByteRange~1-300~true~`1-300` is no range of bytes",
        "validateByteRange~9-1~true~`9-1` is no range of bytes",
      })
  void what_cannot_be_used_is_said(String name, String argument, boolean isError, String reason) {
    assertThatThrownBy(() -> operators.of(name, argument == null ? "" : argument))
        .isInstanceOfSatisfying(
            OperatorFault.class,
            fault -> {
              assertThat(fault.reason()).isEqualTo(reason);
              assertThat(fault.isError()).isEqualTo(isError);
            });
  }

  @Test
  void a_match_knows_its_place_and_its_groups() throws OperatorFault {
    Match match = new Match();
    operators.of("rx", "b(c)(x)?").matches("abcd", OperatorsTest::named, match);
    assertThat(match.start()).isEqualTo(1);
    assertThat(match.end()).isEqualTo(3);
    assertThat(match.groups()).containsExactly("bc", "c", "");
  }

  @Test
  void a_list_tells_which_of_its_phrases_was_found() throws OperatorFault {
    Match match = new Match();
    operators
        .of("pm", "etc passwd /etc/passwd")
        .matches("x/etc/PASSWDy", OperatorsTest::named, match);
    assertThat(match.groups()).containsExactly("etc");
  }

  @Test
  void names_in_a_text_are_replaced_when_it_is_used() {
    Macro macro = Macro.of("a%{tx.limit}b%{none}c%{open");
    assertThat(macro.text(OperatorsTest::named)).isEqualTo("a10bc%{open");
    assertThat(macro.isConstant()).isFalse();
    assertThat(Macro.of("50%").isConstant()).isTrue();
  }
}
