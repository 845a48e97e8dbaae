package dev.bailiff.rules.example;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.rules.example.EventScript.Step;
import dev.bailiff.rules.example.Example.Expected;
import dev.bailiff.rules.facts.FactsOnFile;
import dev.bailiff.rules.facts.FactsReader;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import dev.bailiff.rules.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the examples of a clause. */
public final class ExamplesReader {
  private static final List<String> KEYS = List.of("examples");
  private static final List<String> EXAMPLE_KEYS =
      List.of("name", "facts", "given", "events", "fires", "misses", "verdict", "note");

  private final String clause;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  private ExamplesReader(String clause, Problems problems) {
    this.clause = clause;
    this.problems = problems;
  }

  /** The examples in a file of the clause with this id. */
  public static List<Example> read(SourceText file, String clause, Problems problems) {
    ExamplesReader reader = new ExamplesReader(clause, problems);
    List<Example> examples = new ArrayList<>();
    YamlReader.read(file, problems)
        .flatMap(node -> Section.of(node, "a file of examples", KEYS, problems))
        .ifPresent(section -> {
          for (YamlNode item : section.items("examples")) {
            Section.of(item, "an example", EXAMPLE_KEYS, problems)
                .flatMap(reader::example)
                .ifPresent(examples::add);
          }
        });
    return examples;
  }

  private Optional<Example> example(Section section) {
    Optional<Text> name = section.required("name");
    name.filter(text -> !names.add(text.value()))
        .ifPresent(text -> problems.error(text.place(), "a second example `" + text.value() + "`"));
    FactsOnFile facts =
        section
            .node("facts")
            .map(node -> FactsReader.read(node, problems))
            .orElse(FactsOnFile.EMPTY);
    EventScript script = script(section);
    List<Expected> fires = expected(section, "fires");
    List<Expected> misses = expected(section, "misses");
    Set<String> firing = new HashSet<>(fires.stream().map(Expected::rule).toList());
    for (Expected miss : misses) {
      if (firing.contains(miss.rule())) {
        problems.error(miss.place(), "`" + miss.rule() + "` is also in `fires`");
      }
    }
    if (fires.isEmpty() && misses.isEmpty()) {
      problems.error(section.place(), "the example expects nothing", "give `fires` or `misses`");
    }
    Optional<Verdict> verdict = section.text("verdict").flatMap(this::verdict);
    return name.map(text ->
        new Example(clause, text.value(), text.place(), facts, script, fires, misses, verdict));
  }

  private EventScript script(Section section) {
    int before = problems.count();
    Optional<Section> given =
        section
            .node("given")
            .flatMap(node -> Section.of(node, "`given`", StepReader.GIVEN_KEYS, problems));
    StepReader reader = new StepReader(given, problems);
    List<Step> steps = new ArrayList<>();
    for (YamlNode item : section.items("events")) {
      reader.read(item).ifPresent(steps::add);
    }
    if (steps.isEmpty() && problems.count() == before) {
      problems.error(section.place(), "the example has no `events`");
    }
    EventScript script = new EventScript(steps);
    if (steps.stream().mapToLong(Step::repeat).sum() > EventScript.MOST_EVENTS) {
      problems.error(section.placeOf("events"), "more than " + EventScript.MOST_EVENTS + " events");
    } else if (problems.count() == before) {
      script.check(problems);
    }
    return script;
  }

  private static List<Expected> expected(Section section, String key) {
    return section.texts(key).stream()
        .map(text -> new Expected(text.value(), text.place()))
        .toList();
  }

  private Optional<Verdict> verdict(Text text) {
    Optional<Verdict> verdict =
        Arrays.stream(Verdict.values())
            .filter(known -> known.label().equals(text.value()))
            .findFirst();
    if (verdict.isEmpty()) {
      problems.unknown(
          "verdict",
          text.value(),
          text.place(),
          Arrays.stream(Verdict.values()).map(Verdict::label).toList());
    }
    return verdict;
  }
}
