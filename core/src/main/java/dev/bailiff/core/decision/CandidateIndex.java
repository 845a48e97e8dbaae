package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.policy.RuleProgram.Equality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conditions of one event type that can hold on an event, so that the others cost
 * nothing.
 *
 * <p>A conjunction can only hold where each of its conjuncts can. For the first {@value #SAMPLE}
 * events all conditions are found by the values they demand of fields ({@link ValueIndex}), and it
 * is counted how often each conjunct lets an event pass. From then on a condition is filed under
 * the conjunct that lets the fewest pass: its gate. Conditions with the same gate share one
 * evaluation of it. Whichever conjunct is chosen, a condition that is not a candidate would have
 * answered no, so what was learnt changes how fast events are decided and never how.
 */
final class CandidateIndex {
  /** Enough to tell the rare from the usual; sampling costs a few microseconds an event. */
  private static final int SAMPLE = 1_000;

  /** A gate that reads a signal must let fewer pass to be worth it, as a share of the sample. */
  private static final int SIGNAL_PENALTY = SAMPLE / 50;

  /** Up to this share a look-up by value beats any gate: it is one for all conditions together. */
  private static final int RARE = SAMPLE / 8;

  /** Costs from here on read a signal. */
  private static final int SIGNAL_COST = 64;

  private final List<Filed> conditions;
  private final Map<String, Gate> atoms = new LinkedHashMap<>();
  private final int[] found;
  private ValueIndex byValue;
  private Gate[] gates = {};
  private int sampled;

  /** What is known of one condition: the values that it demands of fields, and its conjuncts. */
  record Filed(List<Equality> equalities, List<Atom> atoms) {}

  private static final class Gate {
    final Condition condition;
    final int cost;
    int passed;
    int[] places = {};

    Gate(Atom atom) {
      this.condition = atom.condition();
      this.cost = atom.cost();
    }

    boolean opens(Scope scope) {
      boolean opens = condition.test(scope) != Truth.NO;
      scope.takeFailure();
      return opens;
    }

    int weight() {
      return passed + (cost >= SIGNAL_COST ? SIGNAL_PENALTY : 0);
    }
  }

  CandidateIndex(List<Filed> conditions) {
    this.conditions = List.copyOf(conditions);
    this.found = new int[conditions.size()];
    TreeMap<Integer, List<Equality>> demands = new TreeMap<>();
    for (int place = 0; place < conditions.size(); place++) {
      demands.put(place, conditions.get(place).equalities());
      for (Atom atom : conditions.get(place).atoms()) {
        if (atom.selective()) {
          atoms.computeIfAbsent(atom.source(), source -> new Gate(atom));
        }
      }
    }
    this.byValue = new ValueIndex(demands);
  }

  /** Calls {@code candidate} once with the place of each condition that can hold or cannot say. */
  void candidates(Scope scope, IntConsumer candidate) {
    if (sampled < SAMPLE) {
      sample(scope);
    }
    byValue.candidates(scope.event(), candidate);
    for (Gate gate : gates) {
      if (gate.opens(scope)) {
        for (int place : gate.places) {
          candidate.accept(place);
        }
      }
    }
  }

  private void sample(Scope scope) {
    byValue.candidates(scope.event(), place -> found[place]++);
    for (Gate atom : atoms.values()) {
      atom.passed += atom.opens(scope) ? 1 : 0;
    }
    if (++sampled == SAMPLE) {
      settle();
    }
  }

  private void settle() {
    TreeMap<Integer, List<Equality>> ungated = new TreeMap<>();
    Map<Gate, List<Integer>> gated = new LinkedHashMap<>();
    for (int place = 0; place < conditions.size(); place++) {
      Gate gate = narrowest(conditions.get(place));
      boolean isRareByValue = !conditions.get(place).equalities().isEmpty() && found[place] <= RARE;
      if (gate == null || isRareByValue) {
        ungated.put(place, conditions.get(place).equalities());
      } else {
        gated.computeIfAbsent(gate, g -> new ArrayList<>()).add(place);
      }
    }
    gated.forEach(
        (gate, places) -> gate.places = places.stream().mapToInt(Integer::intValue).toArray());
    gates = gated.keySet().toArray(Gate[]::new);
    byValue = new ValueIndex(ungated);
  }

  private @Nullable Gate narrowest(Filed condition) {
    Gate narrowest = null;
    for (Atom atom : condition.atoms()) {
      Gate gate = atoms.get(atom.source());
      if (gate != null && (narrowest == null || gate.weight() < narrowest.weight())) {
        narrowest = gate;
      }
    }
    return narrowest;
  }
}
