package dev.bailiff.rules.load;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.LadderSpec.Rung;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code ladder} in {@code policy.yaml}. */
final class LadderReader {
  static final List<String> KEYS = List.of("grace", "widen-after", "steps", "begins");
  static final List<String> STEP_KEYS = List.of("do", "part", "for", "remembered", "by", "note");
  static final List<String> BEGIN_KEYS = List.of("clauses", "step", "note");

  static final List<String> KINDS = LadderSpec.KINDS.stream().map(ActionKind::label).toList();
  static final List<String> TAKERS = List.of("machine", "people");

  private static final Duration LEAST = Duration.ofMinutes(1);

  /** Longer than any of them makes sense: ten years. */
  private static final Duration LONGEST = Duration.ofDays(3_653);

  /** More would never be reached. */
  private static final int MOST_OTHERS = 1_000;

  private final Collection<String> clauses;
  private final Problems problems;

  private LadderReader(Collection<String> clauses, Problems problems) {
    this.clauses = clauses;
    this.problems = problems;
  }

  /** The ladder that this node declares, for these clauses; empty if there are problems with it. */
  static Optional<LadderSpec> read(YamlNode node, Collection<String> clauses, Problems problems) {
    return Section.of(node, "the ladder", KEYS, problems)
        .flatMap(section -> new LadderReader(clauses, problems).ladder(section));
  }

  /** Notes rules that ask for a step of a ladder that the policy does not have. */
  static void checkAsked(Collection<DeclaredRule> rules, Problems problems) {
    for (DeclaredRule rule : rules) {
      if (rule.spec().actions().stream().anyMatch(it -> it.kind() == ActionKind.ESCALATE)) {
        problems.error(
            rule.id().place(),
            "`" + rule.spec().id() + "` asks for `escalate`, and the policy has no ladder",
            "declare a `ladder` in `policy.yaml`");
      }
    }
  }

  private Optional<LadderSpec> ladder(Section section) {
    Optional<Duration> grace = duration(section.required("grace"), Duration.ZERO);
    Optional<Long> widenAfter =
        section
            .required("widen-after")
            .flatMap(text -> Quantities.whole(text, 1, MOST_OTHERS, problems));
    List<Rung> rungs = rungs(section);
    Map<String, Integer> beginnings = new HashMap<>();
    for (YamlNode item : section.items("begins")) {
      Section.of(item, "a beginning", BEGIN_KEYS, problems)
          .ifPresent(beginning -> begin(beginning, section.items("steps").size(), beginnings));
    }
    return problems.haveErrors() // then the policy is not used, whatever they are about
        ? Optional.empty()
        : Optional.of(
            new LadderSpec(
                rungs, grace.orElseThrow(), widenAfter.orElseThrow().intValue(), beginnings));
  }

  private List<Rung> rungs(Section section) {
    List<YamlNode> items = section.items("steps");
    if (items.isEmpty() || items.size() > LadderSpec.MAX_RUNGS) {
      problems.error(
          section.placeOf("steps"), "a ladder has 1 to " + LadderSpec.MAX_RUNGS + " `steps`");
    }
    List<Rung> rungs = new ArrayList<>();
    for (YamlNode item : items) {
      Optional<Section> step = Section.of(item, "a step", STEP_KEYS, problems);
      step.flatMap(this::rung)
          .ifPresent(rung -> {
            if (!rungs.isEmpty() && !isHarder(rung, rungs.get(rungs.size() - 1))) {
              problems.error(
                  step.get().placeOf("do"),
                  "`" + rung.label() + "` is not harder than the step before it",
                  "from mild to severe: " + String.join(", ", KINDS) + "; then by `for`");
            }
            rungs.add(rung);
          });
    }
    return rungs;
  }

  private Optional<Rung> rung(Section step) {
    Optional<ActionKind> kind = step.required("do").flatMap(this::kind);
    Optional<Duration> remembered = duration(step.required("remembered"), LEAST);
    Optional<String> part = step.text("part").map(Text::value);
    Optional<Duration> length = duration(step.text("for"), LEAST);
    boolean byPeople = step.text("by").filter(this::isPeople).isPresent();
    if (kind.isEmpty() || remembered.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == ActionKind.TERMINATE && !step.has("by")) {
      problems.error(
          step.placeOf("do"), "`terminate` does not say who takes it", "write `by: people`");
    }
    boolean hasPart = has(step, "part", kind.get(), kind.get().needs().takesName());
    boolean hasLength = has(step, "for", kind.get(), kind.get().needs().takesDuration());
    boolean isComplete =
        length.isPresent() == kind.get().needs().takesDuration()
            && part.isPresent() == kind.get().needs().takesName();
    return hasPart && hasLength && isComplete
        ? Optional.of(new Rung(kind.get(), part, length, remembered.get(), byPeople))
        : Optional.empty();
  }

  private Optional<ActionKind> kind(Text text) {
    if (KINDS.contains(text.value())) {
      return ActionKind.labelled(text.value());
    }
    problems.notOneOf("do", text.value(), text.place(), KINDS);
    return Optional.empty();
  }

  private boolean isPeople(Text text) {
    if (!TAKERS.contains(text.value())) {
      problems.notOneOf("by", text.value(), text.place(), TAKERS);
    }
    return text.value().equals("people");
  }

  /** Whether the step has the key if it takes it, and not if it does not. */
  private boolean has(Section step, String key, ActionKind kind, boolean takes) {
    boolean isSo = step.has(key) == takes;
    if (!isSo) {
      problems.error(
          step.placeOf(takes ? "do" : key),
          "`" + kind.label() + "` takes " + (takes ? "a" : "no") + " `" + key + "`");
    }
    return isSo;
  }

  private void begin(Section beginning, int rungs, Map<String, Integer> beginnings) {
    Optional<Long> step =
        beginning
            .required("step")
            .flatMap(text -> Quantities.whole(text, 1, Math.max(1, rungs), problems));
    for (Text clause : beginning.requiredTexts("clauses")) {
      if (!clauses.contains(clause.value())) {
        problems.unknown("clause", clause.value(), clause.place(), clauses);
      }
      Integer index = step.map(number -> number.intValue() - 1).orElse(0);
      if (beginnings.putIfAbsent(clause.value(), index) != null) {
        problems.error(clause.place(), "clause `" + clause.value() + "` begins twice");
      }
    }
  }

  private Optional<Duration> duration(Optional<Text> text, Duration least) {
    return text.flatMap(given -> Quantities.duration(given, least, LONGEST, problems));
  }

  private static boolean isHarder(Rung rung, Rung below) {
    return rung.isHarderThan(below.kind(), below.duration());
  }
}
