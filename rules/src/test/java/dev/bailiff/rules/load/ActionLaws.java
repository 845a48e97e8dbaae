package dev.bailiff.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.event.Entity;
import dev.bailiff.rules.compare.Declarations;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Actions are read as they were printed, and nothing that is typed breaks the parser. */
class ActionLaws {
  @Property
  void what_is_printed_is_read_again_as_the_same(@ForAll("actions") List<ActionSpec> actions) {
    String printed = actions.stream().map(Declarations::action).collect(Collectors.joining(", "));

    assertThat(parse(printed)).isEqualTo(actions);
    assertThat(parse(actions.stream().map(ActionSpec::toString).collect(Collectors.joining(","))))
        .isEqualTo(actions);
  }

  @Property
  void any_text_gives_actions_or_problems(@ForAll("scraps") List<String> scraps) {
    Problems problems = new Problems();
    List<ActionSpec> actions =
        ActionParser.parse(String.join("", scraps), (from, to) -> at(from), problems);

    assertThat(actions.isEmpty() && !problems.haveErrors()).isFalse();
  }

  @Provide
  Arbitrary<List<ActionSpec>> actions() {
    Arbitrary<List<Entity>> entities = Arbitraries.of(Entity.class).list().ofSize(2);
    Arbitrary<String> names =
        Arbitraries.strings().withChars("abcXYZ019-_. ").ofMaxLength(20).map(text -> "n" + text);
    Arbitrary<Duration> durations =
        Arbitraries.longs().between(1, 3_653 * 86_400L).map(Duration::ofSeconds);
    return Combinators.combine(Arbitraries.of(ActionKind.class), entities, names, durations)
        .as((kind, targets, name, duration) ->
            new ActionSpec(
                kind,
                targets.subList(0, kind.targets()),
                kind.needs().takesName() ? Optional.of(name) : Optional.empty(),
                kind.needs().takesDuration() ? Optional.of(duration) : Optional.empty()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<String>> scraps() {
    return Arbitraries.of(
            "block", "(", ")", ",", " ", "client", "1h", "\"x\"", "'", "deny", "#", "\n", "9", "%")
        .list()
        .ofMaxSize(12);
  }

  private static List<ActionSpec> parse(String text) {
    Problems problems = new Problems();
    List<ActionSpec> actions = ActionParser.parse(text, (from, to) -> at(from), problems);
    assertThat(problems.sorted()).isEmpty();
    return actions;
  }

  private static Place at(int offset) {
    return new Place("f", 1, offset + 1, 1);
  }
}
