package dev.bailiff.rules.load;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.policy.Budget;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.source.Suggestion;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Items;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the declaration of a rule. */
final class RuleReader {
  static final List<String> KEYS =
      List.of("id", "on", "when", "because", "do", "mode", "budget", "unknown", "notify", "note");
  private static final String ID = "[a-z][a-z0-9-]{0,63}";

  private final String clause;
  private final Problems problems;

  RuleReader(String clause, Problems problems) {
    this.clause = clause;
    this.problems = problems;
  }

  /** The rule that a node declares; empty if it lacks what makes a rule. */
  Optional<DeclaredRule> read(YamlNode node) {
    return Section.of(node, "a rule", KEYS, problems).flatMap(this::rule);
  }

  private Optional<DeclaredRule> rule(Section section) {
    Optional<Text> id = section.required("id");
    id.filter(text -> !text.value().matches(ID))
        .ifPresent(text ->
            problems.error(
                text.place(),
                "`" + text.value() + "` is not a rule id",
                "use lower-case letters, digits and `-`, a letter first"));
    List<EventType> on = EventTypeReader.on(section, problems);
    Optional<Text> when = section.required("when");
    Optional<Text> because = section.required("because");
    List<ActionSpec> actions = actions(section, on);
    Mode mode = choice(section, "mode", Mode.values(), Mode.OBSERVE);
    OnUnknown unknown = choice(section, "unknown", OnUnknown.values(), OnUnknown.ALLOW);
    Notify notify = choice(section, "notify", Notify.values(), Notify.ACCOUNT);
    checkNotify(section, actions);
    Optional<Budget> budget = budget(section);
    if (id.isEmpty() || when.isEmpty() || because.isEmpty()) {
      return Optional.empty();
    }
    RuleSpec spec =
        new RuleSpec(
            clause + "/" + id.get().value(),
            clause,
            on.stream().map(EventType::name).collect(Collectors.toUnmodifiableSet()),
            when.get().value(),
            because.get().value(),
            actions,
            mode,
            budget,
            unknown,
            notify);
    return Optional.of(
        new DeclaredRule(spec, id.get(), on, when.get(), because.get(), section.placeOf("mode")));
  }

  private void checkNotify(Section section, List<ActionSpec> actions) {
    boolean tells =
        actions.stream()
            .map(ActionSpec::kind)
            .anyMatch(kind -> kind.restricts() || kind == ActionKind.ESCALATE);
    if (section.has("notify") && !actions.isEmpty() && !tells) {
      problems.error(
          section.placeOf("notify"),
          "`notify` says nothing here, as the rule takes nothing away",
          "statements of reasons follow "
              + Arrays.stream(ActionKind.values())
                  .filter(ActionKind::restricts)
                  .map(kind -> "`" + kind.label() + "`")
                  .collect(Collectors.joining(", "))
              + " and steps of the ladder");
    }
  }

  private List<ActionSpec> actions(Section section, List<EventType> on) {
    Optional<YamlNode> node = section.node("do");
    if (node.isEmpty()) {
      section.missing("do");
      return List.of();
    }
    int before = problems.count();
    List<ActionSpec> actions = actions(section, node.get());
    if (actions.isEmpty() && problems.count() == before) {
      problems.error(section.placeOf("do"), "`do` asks for nothing");
    }
    for (ActionSpec action : actions) {
      for (Entity target : action.targets()) {
        on.stream()
            .filter(type -> !type.entities().contains(target.label()))
            .forEach(type ->
                problems.error(
                    section.placeOf("do"),
                    "`"
                        + action.kind().label()
                        + "` is aimed at `"
                        + target.label()
                        + "`, which `"
                        + type.name()
                        + "` does not name",
                    Suggestion.instead(target.label(), type.entities())));
      }
    }
    return actions;
  }

  /**
   * In brackets the commas belong to YAML and to actions alike, so that text is read as it stands.
   */
  private List<ActionSpec> actions(Section section, YamlNode node) {
    if (node instanceof Items items && items.isInline()) {
      SourceText file = items.source();
      int start = items.start() + 1;
      int end = Math.max(start, items.end() - 1);
      String text = file.text().substring(start, end);
      return text.isBlank()
          ? List.of()
          : ActionParser.parse(text, (from, to) -> file.place(start + from, start + to), problems);
    }
    List<ActionSpec> actions = new ArrayList<>();
    for (Text text : section.texts("do")) {
      actions.addAll(ActionParser.parse(text.value(), text::place, problems));
    }
    return actions;
  }

  private <E extends Enum<E>> E choice(Section section, String key, E[] values, E otherwise) {
    Optional<Text> text = section.text(key);
    for (E value : values) {
      if (text.filter(given -> given.value().equals(label(value))).isPresent()) {
        return value;
      }
    }
    text.ifPresent(given ->
        problems.notOneOf(
            key, given.value(), given.place(), Arrays.stream(values).map(this::label).toList()));
    return otherwise;
  }

  private String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Budget> budget(Section section) {
    return section.text("budget").flatMap(text -> Quantities.budget(text, problems));
  }
}
