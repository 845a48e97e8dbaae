package dev.bailiff.detectors.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes as an HTML parser would read them. */
final class AttributesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        " a=b c\ta=b c",
        " a = 'b c' d=\"e\"\ta=b c d=e",
        "/onload=x/y=z>\tonload=x/y=z",
        " a='b\ta=b",
        " onload`=x\tonload`=x",
        "/////\t~~",
        ">a=b\t~~",
        " =a\t=a",
        " a=>b=c\ta"
      })
  void names_and_values_are_parted_as_browsers_do(String text, String seen) {
    StringBuilder all = new StringBuilder();
    Attributes attributes = new Attributes(text, 0);
    while (attributes.next()) {
      all.append(all.isEmpty() ? "" : " ").append(attributes.name());
      if (attributes.hasValue()) {
        all.append('=').append(text, attributes.valueStart(), attributes.valueEnd());
      }
    }
    assertThat(all).hasToString(seen);
  }

  @Test
  void a_name_may_be_assigned_nothing() {
    Attributes attributes = new Attributes("formaction= ", 0);
    assertThat(attributes.next()).isTrue();
    assertThat(attributes.isAssigned()).isTrue();
    assertThat(attributes.hasValue()).isFalse();
    Attributes bare = new Attributes("autofocus ", 0);
    assertThat(bare.next()).isTrue();
    assertThat(bare.isAssigned()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=", "a='", "=", "/", "\"", "a ", "a=b ", "`", "a=\"b\""})
  void texts_of_one_piece_are_read_once(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    Attributes attributes = new Attributes(text, 0);
    int read = 0;
    int last = -1;
    while (attributes.next()) {
      assertThat(attributes.nameStart()).isGreaterThan(last);
      last = attributes.nameStart();
      read++;
    }
    assertThat(read).isLessThanOrEqualTo(text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "onload,true",
    "onwebkitanimationend,true",
    "on,false",
    "once,false",
    "one,false",
    "load,false"
  })
  void handlers_are_told_by_their_names(String name, boolean isHandler) {
    assertThat(Vocabulary.isHandler(name)).isEqualTo(isHandler);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '~',
      value = {
        "javascript:x\t0",
        "x java script:x\t2",
        "jav\\ascript:x\t0",
        "vbscript:x\t0",
        "data:text/html,x\t0",
        "java scripts\t-1",
        "javascripts:\t-1",
        "data:image/png\t-1"
      })
  void schemes_that_run_script_are_found_through_their_disguise(String text, int at) {
    assertThat(Vocabulary.script(text, 0, text.length())).isEqualTo(at);
  }
}
