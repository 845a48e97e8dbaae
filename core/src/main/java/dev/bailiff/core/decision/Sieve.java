package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.event.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conditions of one event type that an event leaves open, so that the others cost
 * nothing.
 *
 * <p>A condition is a conjunction. Conjuncts that read one field alone are evaluated once for each
 * value of the field, and the answers are remembered as a set of open conditions, one bit each. For
 * an event the sets of its fields' values are intersected. Conjuncts that cannot hold unless a
 * detector raises something close their conditions where it is silent. What is then left of a
 * condition is its {@link Residue}.
 *
 * <p>This is a bitmap index [1] turned around: the conditions are indexed, and the event is the
 * query.
 *
 * <p>[1] P. O'Neil, D. Quass: Improved Query Performance with Variant Indexes. SIGMOD 1997.
 */
final class Sieve {
  private final FieldMemory[] fields;
  private final @Nullable KnownValue[] known = new @Nullable KnownValue[Field.MAX_FIELDS];
  private final Absences absences;
  private Absences.@Nullable Pattern last;
  private final Need[] needs;
  private final Residue[] residues;
  private final long[] all;

  /** The conditions of which nothing is left where they are open. */
  private final long[] bare;

  private final long[] open;

  /** Bits of the detections that are known to be silent on each of the values they look at. */
  private long quiet;

  /**
   * One condition.
   *
   * @param whole all of it
   * @param atoms its conjuncts; none if they are not known
   * @param mustHold whether it is of no interest where it cannot say
   */
  record Filed(Condition whole, List<Atom> atoms, boolean mustHold) {}

  /** The conditions that a detection closes by its silence. */
  static final class Need {
    final DetectorRun run;
    final long[] conditions;

    Need(DetectorRun run, int conditions) {
      this.run = run;
      this.conditions = Bits.of(conditions);
    }
  }

  Sieve(List<FieldMemory> fields, List<Need> needs, List<Residue> residues) {
    this.fields = fields.toArray(FieldMemory[]::new);
    this.needs = needs.toArray(Need[]::new);
    this.residues = residues.toArray(Residue[]::new);
    this.all = Bits.of(residues.size());
    this.bare = Bits.of(residues.size());
    for (int place = 0; place < residues.size(); place++) {
      Bits.set(all, place);
      if (residues.get(place).isEmpty()) {
        Bits.set(bare, place);
      }
    }
    this.open = all.clone();
    this.absences = new Absences(this.fields, all);
  }

  /** A bit for each condition that the scope's event leaves open; valid until the next event. */
  long[] sift(Scope scope, SignalRound signals) {
    Absences.Pattern pattern = absences.of(scope);
    System.arraycopy(pattern.open, 0, open, 0, open.length);
    if (pattern != last) {
      last = pattern;
      for (FieldMemory field : pattern.absent) {
        known[field.index()] = field.absent(scope);
      }
    }
    long silentSoFar = -1; // detections are silent on what is not there
    for (FieldMemory field : pattern.present) {
      KnownValue value = field.of(scope);
      known[field.index()] = value;
      silentSoFar &= value.silent | ~field.decided();
      Bits.retain(open, value.open);
    }
    quiet = silentSoFar;
    for (Need need : needs) {
      if (Bits.intersect(open, need.conditions) && signals.isSilent(need.run, scope)) {
        Bits.remove(open, need.conditions);
        KnownValue decider = need.run.decider == null ? null : known(need.run.decider);
        if (decider != null) {
          Bits.remove(decider.open, need.conditions);
        }
      }
    }
    return open;
  }

  /** Whether the condition at this place, which the sieve leaves open, holds. */
  boolean holds(int place, Scope scope) {
    return Bits.has(bare, place) || residues[place].holds(scope);
  }

  /** What is left of the condition at this place where the sieve leaves it open. */
  Residue residue(int place) {
    return residues[place];
  }

  /**
   * Whether the detection of this number, whose outcome depends on several fields, has said before
   * that it is silent on each of the current event's values.
   */
  boolean isQuiet(int detection) {
    return (quiet >>> detection & 1) != 0;
  }

  /** What follows from the current event's value of the field; null if nothing depends on it. */
  @Nullable KnownValue known(Field field) {
    return known[field.index()];
  }
}
