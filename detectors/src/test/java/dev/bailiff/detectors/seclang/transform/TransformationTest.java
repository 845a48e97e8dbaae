package dev.bailiff.detectors.seclang.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.detectors.seclang.text.ByteText;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransformationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "base64Decode~VGVzdCBDYXNl~Test Case",
        "base64Decode~VGVz.dCBD~Tes",
        "base64DecodeExt~VGVz.dCBD~Test C",
        "base64Encode~Test Case~VGVzdCBDYXNl",
        "cmdLine~C^ommand /c \"D;IR\" 'x'~command/c d ir x",
        "cmdLine~a ,;(b~a(b",
        "compressWhitespace~a {t}{n} b~a b",
        "cssDecode~\\6a\\61 \\76\\0061scr\\ipt~javascript",
        "cssDecode~a\\ff1c b~a<b",
        "escapeSeqDecode~\\x41\\101\\n\\q~AA{n}\\q",
        "hexDecode~4142zz~AB",
        "hexEncode~AB~4142",
        "htmlEntityDecode~&lt;&#x41;&#66&quot;&amp;&unknown;~<AB\"&&unknown;",
        "jsDecode~\\x41\\u0042\\103\\uff1c\\q~ABC<q",
        "length~abcd~4",
        "lowercase~ÀBc~Àbc",
        "uppercase~aBc~ABC",
        "normalisePath~/a/./b//../c/~/a/c/",
        "normalisePath~a/../../b~../b",
        "normalisePath~/../x~/x",
        "normalisePathWin~a\\b\\..\\c~a/c",
        "normalizePath~//x~/x",
        "removeComments~a/*b*/c<!-- d -->e-- f~ace ",
        "removeCommentsChar~a/*b*/c#d--e~abcde",
        "replaceComments~a/*b*/c/*d~a c ",
        "removeNulls~a{0}b~ab",
        "replaceNulls~a{0}b~a b",
        "removeWhitespace~a b{t}c~abc",
        "sqlHexDecode~x0x4142y0xz~xABy0xz",
        "trim~  a ~a",
        "trimLeft~ a ~a ",
        "trimRight~ a ~ a",
        "urlDecode~a%41+%zz%4~aA %zz%4",
        "urlDecodeUni~%u0041%uff1c%41~A<A",
        "urlEncode~a b/ü~a+b%2f%c3%bc",
        "utf8toUnicode~aé€~a%u00e9%u20ac",
      })
  void each_does_what_its_documentation_says(String name, String before, String after) {
    Transformation transformation = Transformation.named(name).orElseThrow();
    assertThat(transformation.apply(plain(before))).isEqualTo(plain(after));
  }

  @Test
  void digests_are_bytes() {
    assertThat(hex(Transformation.SHA1.apply("abc")))
        .isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(hex(Transformation.MD5.apply("abc"))).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
  }

  @Property(tries = 300)
  void nothing_that_is_sent_breaks_one(
      @ForAll @CharRange(from = 0, to = 255) @StringLength(max = 40) String text) {
    for (Transformation each : Transformation.values()) {
      assertThat(each.apply(text).chars()).allMatch(c -> c < 256);
    }
  }

  @Property(tries = 300)
  void bits_of_escapes_break_none(@ForAll @Size(max = 12) List<@IntRange(max = 11) Integer> parts) {
    String[] pieces = {"%", "\\", "u", "x", "&#", "4", "f", ";", "/", ".", "*", "0"};
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(pieces[part]));
    for (Transformation each : Transformation.values()) {
      assertThat(each.apply(text.toString()).chars()).allMatch(c -> c < 256);
    }
  }

  @Test
  void a_text_that_is_left_as_it_is_stays_the_same_object() {
    String text = "plain";
    assertThat(Transformation.URL_DECODE_UNI.apply(text)).isSameAs(text);
    assertThat(Transformation.CMD_LINE.apply(text)).isSameAs(text);
  }

  @Test
  void sequences_share_their_beginnings() {
    Steps.Table table = new Steps.Table();
    Steps one = table.of(List.of(Transformation.LOWERCASE));
    Steps two = table.of(List.of(Transformation.LOWERCASE, Transformation.TRIM));
    assertThat(two.before()).isSameAs(one);
    assertThat(table.of(List.of(Transformation.LOWERCASE))).isSameAs(one);
    assertThat(table.size()).isEqualTo(3);
  }

  /** Blanks and the null are written out in the table. */
  private static String plain(String text) {
    return ByteText.of(text.replace("{t}", "\t").replace("{n}", "\n").replace("{0}", "\0"));
  }

  private static String hex(String bytes) {
    return Transformation.HEX_ENCODE.apply(bytes);
  }
}
