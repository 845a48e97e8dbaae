package dev.bailiff.detectors.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecodedTest {
  private static final Field PATH = EventTypes.HTTP_REQUEST.require("event.path");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain | plain",
        "UPPER | upper",
        "%27 | '",
        "%2527 | '",
        "%252527 | '",
        "%25252527 | %27",
        "%u0027 | '",
        "%c3%a9 | é",
        "%f0%9f%92%a9 | 💩",
        "%c0%af | /",
        "%e9 | é",
        "% | %",
        "%2 | %2",
        "%zz | %zz",
        "&lt;a&gt; | <a>",
        "&#39;&#x3c; | '<",
        "&amp;lt; | <",
        "a&lt=5 | a&lt=5",
        "a+b | a+b",
        "a/**/b | a b",
        "a/* comment */b | a b",
        "/*!50000union*/ | ~ union ~",
        "a/*b | a/*b",
        "a%00b | ab",
        "a%09%20%20b | a b"
      })
  void resolves_what_programs_resolve(String raw, String expected) {
    assertThat(Decoded.of(raw).text()).isEqualTo(expected);
  }

  @Test
  void a_plus_is_a_space_only_in_queries() {
    assertThat(Decoded.ofQuery("a+b%2bc").text()).isEqualTo("a b+c");
    assertThat(Decoded.of("a+b").text()).isEqualTo("a+b");
  }

  @Test
  void evidence_points_into_the_raw_text_and_shows_the_decoded_one() {
    String raw = "/x/%2527%20OR/**/1";
    Decoded decoded = Decoded.of(raw);
    int start = decoded.text().indexOf("' or");
    Evidence evidence = decoded.evidence(PATH, start, decoded.text().length());
    assertThat(evidence.excerpt()).isEqualTo("' or 1");
    assertThat(raw.substring(evidence.start(), evidence.end())).isEqualTo("%2527%20OR/**/1");
  }

  @Test
  void only_the_beginning_of_a_huge_field_is_looked_at() {
    assertThat(Decoded.of("Ab".repeat(500_000)).text()).hasSize(Decoded.MAX_LENGTH);
  }

  @Test
  void excerpts_can_be_shown() {
    assertThat(Excerpt.of("a\u0000b\u202ec\ud83dd", 0, 7)).isEqualTo("a\ufffdb\ufffdc\ufffdd");
  }
}
