package dev.bailiff.rules.load;

import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Clause.RecognisedBy;
import dev.bailiff.rules.example.Example;
import dev.bailiff.rules.example.ExamplesReader;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the folder of one clause. */
final class FolderReader {
  static final List<String> KEYS = List.of(ClauseReader.RECOGNISED_BY, "features", "rules");

  private final PolicySource source;
  private final Problems problems;

  FolderReader(PolicySource source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** What the folder with this name declares; empty if it is not the folder of a clause. */
  Optional<DeclaredClause> read(String name) {
    Optional<Folder> folder = Folder.named(name);
    if (folder.isEmpty()) {
      problems.error(
          Place.wholeFile(name),
          "`" + name + "` is not a clause's folder",
          "name it by number and short name, as `1.2-tampering`");
    }
    return folder.map(this::clause);
  }

  private DeclaredClause clause(Folder folder) {
    List<DeclaredFeature> features = new ArrayList<>();
    List<DeclaredRule> rules = new ArrayList<>();
    Optional<Section> section =
        file(folder, PolicyFiles.RULES)
            .flatMap(file -> YamlReader.read(file, problems))
            .flatMap(node -> Section.of(node, "a file of rules", KEYS, problems));
    section.ifPresent(found -> declarations(folder, found, features, rules));
    Optional<RecognisedBy> recognisedBy =
        section.flatMap(found -> ClauseReader.recognisedBy(found, problems));
    Optional<Clause> clause =
        file(folder, PolicyFiles.CLAUSE)
            .flatMap(file -> new ClauseReader(folder, problems).read(file, recognisedBy));
    clause.ifPresent(
        words -> section.ifPresent(found -> checkRecognised(words, found, rules.isEmpty())));
    Optional<SourceText> examples = source.file(folder.file(PolicyFiles.EXAMPLES));
    List<Example> read =
        examples
            .map(file -> ExamplesReader.read(file, folder.clause(), problems))
            .orElse(List.of());
    return new DeclaredClause(folder, clause, features, rules, read, examples.isPresent());
  }

  private void declarations(
      Folder folder, Section section, List<DeclaredFeature> features, List<DeclaredRule> rules) {
    FeatureReader featureReader = new FeatureReader(problems);
    for (YamlNode node : section.items("features")) {
      featureReader.read(node).ifPresent(features::add);
    }
    RuleReader ruleReader = new RuleReader(folder.clause(), problems);
    if (!section.has("rules")) {
      section.missing("rules");
    }
    for (YamlNode node : section.items("rules")) {
      ruleReader.read(node).ifPresent(rules::add);
    }
  }

  private void checkRecognised(Clause clause, Section section, boolean hasNoRules) {
    boolean byRules = clause.recognisedBy() == RecognisedBy.RULES;
    if (byRules && hasNoRules && section.items("rules").isEmpty()) {
      problems.error(
          section.placeOf("rules"),
          "the clause is recognised by rules and has none",
          "say `recognised-by: review` or `recognised-by: planned`");
    } else if (!byRules && !hasNoRules) {
      problems.error(
          section.placeOf(ClauseReader.RECOGNISED_BY),
          "the clause has rules",
          "say `recognised-by: rules`");
    }
  }

  private Optional<SourceText> file(Folder folder, String name) {
    Optional<SourceText> file = source.file(folder.file(name));
    if (file.isEmpty()) {
      problems.error(Place.wholeFile(folder.file(name)), "the folder has no `" + name + "`");
    }
    return file;
  }
}
