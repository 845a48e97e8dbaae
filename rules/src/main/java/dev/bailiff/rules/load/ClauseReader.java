package dev.bailiff.rules.load;

import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Clause.RecognisedBy;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode.Text;
import dev.bailiff.rules.yaml.YamlReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the words of a clause: front matter between two lines of three hyphens, then Markdown. */
final class ClauseReader {
  static final List<String> KEYS = List.of("id", "title", "since", "owner", "recognised-by");
  static final String RECOGNISED_BY = "recognised-by";
  private static final String FENCE = "---";

  private final Folder folder;
  private final Problems problems;

  ClauseReader(Folder folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** The clause; {@code recognisedBy} is what its rules say of it. */
  Optional<Clause> read(SourceText file, Optional<RecognisedBy> recognisedBy) {
    int end = file.text().indexOf("\n" + FENCE, FENCE.length());
    if (!file.line(1).equals(FENCE) || end < 0) {
      problems.error(
          file.place(0, 1),
          "`clause.md` does not begin with front matter",
          "write `id`, `title`, `since` and `owner` between two lines `---`");
      return Optional.empty();
    }
    int body = file.text().indexOf('\n', end + 1);
    String words = body < 0 ? "" : file.text().substring(body + 1).strip();
    if (words.isEmpty()) {
      problems.error(Place.wholeFile(file.name()), "the clause has no words");
    }
    return YamlReader.read(file, file.text().substring(0, end + 1), problems)
        .flatMap(node -> Section.of(node, "the front matter", KEYS, problems))
        .flatMap(section -> clause(section, words, recognisedBy));
  }

  private Optional<Clause> clause(Section section, String words, Optional<RecognisedBy> fromRules) {
    Optional<Text> id = section.required("id");
    id.filter(text -> !text.value().equals(folder.clause()))
        .ifPresent(text ->
            problems.error(
                text.place(),
                "the id `" + text.value() + "` is not that of the folder",
                "the folder's name begins with `" + folder.clause() + "-`"));
    Optional<Text> title = section.required("title");
    Optional<Text> owner = section.required("owner");
    Optional<LocalDate> since =
        section.required("since").flatMap(text -> Quantities.day(text, problems));
    Optional<RecognisedBy> own = recognisedBy(section, problems);
    if (own.isPresent() && fromRules.isPresent() && !own.equals(fromRules)) {
      problems.error(
          section.placeOf(RECOGNISED_BY),
          "`rules.yaml` says `" + label(fromRules.get()) + "`",
          "say it in one of the two files");
    }
    if (title.isEmpty() || owner.isEmpty() || since.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Clause(
            folder.clause(),
            folder.slug(),
            title.get().value(),
            since.get(),
            owner.get().value(),
            fromRules.or(() -> own).orElse(RecognisedBy.RULES),
            words));
  }

  /** What recognises a breach, where a section says so. */
  static Optional<RecognisedBy> recognisedBy(Section section, Problems problems) {
    Optional<Text> text = section.text(RECOGNISED_BY);
    Optional<RecognisedBy> known =
        Arrays.stream(RecognisedBy.values())
            .filter(value -> text.filter(t -> t.value().equals(label(value))).isPresent())
            .findFirst();
    if (known.isEmpty()) {
      text.ifPresent(unknown ->
          problems.notOneOf(
              RECOGNISED_BY,
              unknown.value(),
              unknown.place(),
              Arrays.stream(RecognisedBy.values()).map(ClauseReader::label).toList()));
    }
    return known;
  }

  private static String label(RecognisedBy value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
