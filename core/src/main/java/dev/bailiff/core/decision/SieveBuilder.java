package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.decision.Sieve.Filed;
import dev.bailiff.core.decision.Sieve.Need;
import dev.bailiff.core.event.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts the conjuncts of conditions into those that a {@link Sieve} answers and the rest. */
final class SieveBuilder {
  private final List<Filed> conditions;
  private final DetectorRun[] runs;
  private final long[] mustHold;
  private final Scope silence;
  private final Set<Field> numbersAskedFor = new HashSet<>();
  private final Map<Field, FieldMemory> fields = new LinkedHashMap<>();
  private final Map<DetectorRun, Need> needs = new LinkedHashMap<>();

  private SieveBuilder(List<Filed> conditions, DetectorRun[] runs, int sharedExpressions) {
    this.conditions = conditions;
    this.runs = runs;
    this.mustHold = Bits.of(conditions.size());
    this.silence = new Scope(sharedExpressions, (signal, scope) -> null, (feature, scope) -> 0);
  }

  /**
   * A sieve for these conditions.
   *
   * @param runs the detection of each signal
   * @param sharedExpressions how many memo slots the conditions need
   */
  static Sieve of(List<Filed> conditions, DetectorRun[] runs, int sharedExpressions) {
    return new SieveBuilder(conditions, runs, sharedExpressions).sieve();
  }

  private Sieve sieve() {
    for (int place = 0; place < conditions.size(); place++) {
      if (conditions.get(place).mustHold()) {
        Bits.set(mustHold, place);
      }
      for (Atom atom : conditions.get(place).atoms()) {
        atom.equality().ifPresent(equality -> numbersAskedFor.add(equality.field()));
      }
    }
    for (DetectorRun run : runs) {
      run.decidedBy().forEach(field -> memory(field).decides(run.bit()));
    }
    List<Residue> residues = new ArrayList<>();
    for (int place = 0; place < conditions.size(); place++) {
      residues.add(residue(place, conditions.get(place)));
    }
    return new Sieve(List.copyOf(fields.values()), List.copyOf(needs.values()), residues);
  }

  private Residue residue(int place, Filed filed) {
    List<Atom> left = new ArrayList<>();
    for (Atom atom : filed.atoms()) {
      if (atom.inputs().isOneField() && isMemorable(atom.inputs().fields().iterator().next())) {
        memory(atom.inputs().fields().iterator().next()).add(place, atom);
        continue;
      }
      if (atom.inputs().isSignalsOnly()) {
        need(place, atom);
      }
      if (filed.mustHold() || !atom.inputs().isRecorded()) {
        left.add(atom);
      }
    }
    left.sort(Comparator.comparingInt(Atom::cost));
    List<Condition> conjuncts = new ArrayList<>();
    List<Integer> costs = new ArrayList<>();
    for (Atom atom : left) {
      conjuncts.add(atom.condition());
      costs.add(atom.cost());
    }
    if (filed.mustHold() && filed.atoms().isEmpty()) {
      conjuncts.add(filed.whole());
      costs.add(0);
    }
    return new Residue(conjuncts, costs);
  }

  private FieldMemory memory(Field field) {
    return fields.computeIfAbsent(field, f -> new FieldMemory(f, mustHold, runs.length));
  }

  /** Numbers that are only compared, such as sizes, are seldom the same twice. */
  private boolean isMemorable(Field field) {
    return switch (field.type()) {
      case TEXT, FLAG -> true;
      case INTEGER -> numbersAskedFor.contains(field);
      case NUMBER, TIME, TEXTS, MAP -> false;
    };
  }

  private void need(int place, Atom atom) {
    Set<DetectorRun> read = new HashSet<>();
    atom.inputs().signals().forEach(signal -> read.add(runs[signal]));
    if (read.size() == 1 && !mayHoldInSilence(atom.condition())) {
      Need need =
          needs.computeIfAbsent(read.iterator().next(), run -> new Need(run, conditions.size()));
      Bits.set(need.conditions, place);
    }
  }

  private boolean mayHoldInSilence(Condition condition) {
    try {
      return condition.test(silence) != Truth.NO;
    } catch (RuntimeException broken) { // its rule will say so
      return true;
    } finally {
      silence.takeFailure();
    }
  }
}
