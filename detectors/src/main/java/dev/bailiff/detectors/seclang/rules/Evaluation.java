package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.detectors.seclang.operator.Macro;
import dev.bailiff.detectors.seclang.operator.Match;
import dev.bailiff.detectors.seclang.text.ByteText;
import dev.bailiff.detectors.seclang.transaction.Entry;
import dev.bailiff.detectors.seclang.transaction.Pick;
import dev.bailiff.detectors.seclang.transaction.Reading;
import dev.bailiff.detectors.seclang.transaction.Selection;
import dev.bailiff.detectors.seclang.transaction.Transaction;
import dev.bailiff.detectors.seclang.transform.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The run of all rules over one request. */
final class Evaluation {
  private static final int SHOWN = 4;
  private static final int THRESHOLD = 5;

  private final RuleSet rules;
  private final Transaction transaction;
  private final Match match = new Match();
  private final List<Hit> hits = new ArrayList<>();
  private final BitSet excluded = new BitSet();
  private final Map<Integer, List<Pick>> excludedTargets = new HashMap<>();
  private final @Nullable Looked[] looked;
  private final Points points = new Points();
  private final List<Hit.Found> found = new ArrayList<>();
  private boolean isRefused;
  private int at;
  private int phase;
  private boolean isStopped;

  /** The values of a group after its steps, and the sets of phrases that are in any of them. */
  private record Looked(List<Entry> entries, List<Reading> readings, Bits any) {}

  private static final class Bits {
    final long[] words;

    Bits(long[] words) {
      this.words = words;
    }
  }

  Evaluation(RuleSet rules, Event event) {
    this.rules = rules;
    this.transaction = new Transaction(event);
    this.looked = new @Nullable Looked[rules.groups().size()];
  }

  Outcome outcome() {
    for (phase = 1; phase <= 2 && !isStopped; phase++) {
      if (phase == 2) {
        transaction.readBody();
        forgetWhatNeedsBody();
      }
      run();
    }
    int threshold = points.threshold(transaction, THRESHOLD);
    return new Outcome(hits, points.score(transaction), threshold, isRefused);
  }

  private void run() {
    List<RuleSet.Step> program = rules.program();
    for (at = 0; at < program.size(); at++) {
      RuleSet.Step step = program.get(at);
      if (step.rule().phase() == phase && step.rule().marker().isEmpty() && !excluded.get(at)) {
        evaluate(step);
      }
    }
  }

  private void forgetWhatNeedsBody() {
    for (int i = 0; i < looked.length; i++) {
      if (rules.groups().get(i).selection().picks().stream()
          .anyMatch(pick -> pick.variable().needsBody())) {
        looked[i] = null;
      }
    }
  }

  private void evaluate(RuleSet.Step step) {
    found.clear();
    points.begin();
    if (isDismissed(step)) {
      return;
    }
    int index = at;
    transaction.begin();
    if (holds(step, index)) {
      Rule rule = step.rule();
      boolean refuses = rule.isDisruptive() && points.added() == 0 && rule.isLogged();
      isRefused |= refuses;
      if (rule.isTold()) {
        String message = Macro.of(rule.message()).text(transaction);
        hits.add(new Hit(rule.id(), message, points.added(), refuses, found));
      }
    }
  }

  /** Whether no value of its group holds the phrases that a match needs. */
  private boolean isDismissed(RuleSet.Step step) {
    return step.group() >= 0
        && !step.rule().isNegated()
        && step.required().sets.length > 0
        && !Reading.hasAll(looked(step.group()).any().words, step.required().sets);
  }

  private Looked looked(int group) {
    Looked known = looked[group];
    if (known == null) {
      RuleSet.Group wanted = rules.groups().get(group);
      known = look(transaction.entries(wanted.selection()), wanted.steps());
      looked[group] = known;
    }
    return known;
  }

  private Looked look(List<Entry> entries, Steps steps) {
    List<Reading> readings = new ArrayList<>(entries.size());
    long[] any = new long[rules.phrases().words()];
    for (Entry entry : entries) {
      Reading reading = entry.reading(steps, rules.stepsSize());
      reading.addFound(rules.phrases(), any);
      readings.add(reading);
    }
    return new Looked(entries, readings, new Bits(any));
  }

  /** Whether a rule holds, and all that must follow it; does what each does that holds. */
  private boolean holds(RuleSet.Step step, int index) {
    Rule rule = step.rule();
    boolean holds = rule.isAlways();
    if (holds) {
      applyForValue(rule);
    } else {
      holds = looks(step, index);
    }
    if (!holds || (step.next().isPresent() && !holds(step.next().get(), index))) {
      return false;
    }
    applyAfter(rule);
    return true;
  }

  private boolean looks(RuleSet.Step step, int index) {
    List<Pick> without = excludedTargets.get(index);
    if (step.group() >= 0 && without == null) {
      Looked values = looked(step.group());
      boolean any = false;
      for (int i = 0; i < values.entries().size(); i++) {
        any |= asks(step, values.entries().get(i), values.readings().get(i));
      }
      return any;
    }
    Rule rule = step.rule();
    Selection selection =
        without == null
            ? rule.selection()
            : rule.selection().with(new Selection(List.of(), without));
    boolean any = false;
    for (Entry entry : transaction.entries(selection)) {
      any |= rule.isMultiMatch() ? asksEach(step, entry) : asks(step, entry, reading(rule, entry));
    }
    return any;
  }

  private Reading reading(Rule rule, Entry entry) {
    return entry.reading(rule.steps(), rules.stepsSize());
  }

  /** Asks about each text that the steps lead through. */
  private boolean asksEach(RuleSet.Step step, Entry entry) {
    List<Reading> readings = new ArrayList<>();
    for (Steps steps = step.rule().steps(); ; steps = steps.before()) {
      Reading reading = entry.reading(steps, rules.stepsSize());
      if (readings.isEmpty() || readings.getLast() != reading) {
        readings.add(reading);
      }
      if (steps.isNone()) {
        break;
      }
    }
    boolean any = false;
    for (Reading reading : readings.reversed()) {
      any |= asks(step, entry, reading);
    }
    return any;
  }

  private boolean asks(RuleSet.Step step, Entry entry, Reading reading) {
    Rule rule = step.rule();
    int[] required = step.required().sets;
    match.clear();
    boolean is =
        (required.length == 0 || reading.hasAll(rules.phrases(), required))
            && rule.operator().matches(reading.text(), transaction, match);
    if (is == rule.isNegated()) {
      return false;
    }
    if (rule.isCapturing() && is) {
      transaction.capture(match.groups());
    }
    transaction.matched(entry, reading);
    show(entry, reading);
    applyForValue(rule);
    return true;
  }

  private void show(Entry entry, Reading reading) {
    if (found.size() < SHOWN) {
      int end = match.end() > match.start() ? match.end() : reading.text().length();
      int start = match.end() > match.start() ? match.start() : 0;
      int cut = Math.min(end, start + Evidence.MAX_EXCERPT);
      String name = ByteText.shown(entry.name());
      found.add(new Hit.Found(name, ByteText.shown(reading.text().substring(start, cut))));
    }
  }

  private void applyForValue(Rule rule) {
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.Assign assign) {
        points.assign(assign, transaction);
      } else if (effect instanceof Effect.Unset unset) {
        transaction.unset(Transaction.folded(unset.name().text(transaction)));
      }
    }
  }

  private void applyAfter(Rule rule) {
    for (Effect effect : rule.effects()) {
      switch (effect) {
        case Effect.Assign assign -> {}
        case Effect.Unset unset -> {}
        case Effect.Exclude exclude -> {
          for (int index : rules.rules(exclude.rules())) {
            excluded.set(index);
          }
        }
        case Effect.ExcludeTarget exclude -> {
          for (int index : rules.rules(exclude.rules())) {
            excludedTargets.computeIfAbsent(index, key -> new ArrayList<>()).add(exclude.target());
          }
        }
        case Effect.ReadBodyAs as -> transaction.readBodyAs(as.processor());
        case Effect.Stop stop -> {
          at = rules.program().size();
          isStopped |= !stop.phaseOnly();
        }
        case Effect.SkipAfter skip -> at = Math.max(at, rules.marker(skip.marker(), at));
        case Effect.Skip skip -> at += skip.rules();
      }
    }
  }
}
