package dev.bailiff.detectors.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PhrasesLaws {
  @Property(tries = 500)
  void every_occurrence_is_reported_once_and_nothing_else(
      @ForAll("phrases") List<String> phrases, @ForAll("texts") String text) {
    List<String> found = new ArrayList<>();
    Phrases compiled = Phrases.of(phrases);
    compiled.find(text, (phrase, end) -> found.add(phrase + "@" + end));

    List<String> expected = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < phrases.size(); i++) {
      String phrase = phrases.get(i).toLowerCase(Locale.ROOT);
      for (int at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
        expected.add(i + "@" + (at + phrase.length()));
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Provide
  Arbitrary<List<String>> phrases() {
    return Arbitraries.strings()
        .withChars("abC")
        .ofMinLength(1)
        .ofMaxLength(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .uniqueElements(phrase -> phrase.toLowerCase(Locale.ROOT));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aBcé").ofMaxLength(60);
  }
}
