package dev.bailiff.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a value is written, each of its characters is found where it stands in the file. */
class PlaceLaws {
  enum Notation {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL,
    FOLDED;

    String write(List<String> words) {
      return switch (this) {
        case PLAIN -> String.join(" ", words);
        case SINGLE -> "'" + String.join(" ", words).replace("'", "''") + "'";
        case DOUBLE ->
            '"' + String.join(" ", words).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        case LITERAL -> "|-\n    " + String.join("\n    ", words);
        case FOLDED -> ">-\n    " + String.join("\n    ", words);
      };
    }
  }

  @Property(tries = 500)
  void every_visible_character_is_found_in_the_file(
      @ForAll("words") List<String> words, @ForAll Notation notation) {
    SourceText file = new SourceText("f", "- key: " + notation.write(words) + "\n- other\n");
    Text text = value(file);

    for (int i = 0; i < text.value().length(); i++) {
      char wanted = text.value().charAt(i);
      if (!Character.isWhitespace(wanted)) {
        Place place = text.place(i, i + 1);
        int column = place.column() - 1;
        String found = file.line(place.line()).substring(column, column + place.length());
        String asWritten = notation == Notation.DOUBLE && "\"\\".indexOf(wanted) >= 0 ? "\\" : "";
        assertThat(found).isEqualTo(asWritten.isEmpty() ? String.valueOf(wanted) : asWritten);
      }
    }
  }

  @Property(tries = 200)
  void places_never_go_backwards(@ForAll("words") List<String> words, @ForAll Notation notation) {
    Text text = value(new SourceText("f", "- key: " + notation.write(words) + "\n- other\n"));

    assertThat(ScalarOffsets.of(text)).isSorted();
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withChars("abc=<>&|!().\"'\\_09")
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(word -> "x" + word)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Text value(SourceText file) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(file, problems).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    Entries first = (Entries) ((YamlNode.Items) root).items().get(0);
    return (Text) first.value("key").orElseThrow();
  }
}
