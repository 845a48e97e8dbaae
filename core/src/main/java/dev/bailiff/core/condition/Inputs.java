package dev.bailiff.core.condition;

import dev.bailiff.core.event.Field;
import java.util.Set;

/**
 * What the answer of a conjunct depends on.
 *
 * @param fields the fields of the event that it reads
 * @param signals the indexes of the signals that it reads
 * @param isComplete whether it depends on nothing else: on no feature, fact or time
 * @param isRecorded whether asking is recorded, as asking for a permit is
 */
public record Inputs(
    Set<Field> fields, Set<Integer> signals, boolean isComplete, boolean isRecorded) {
  /** What an answer depends on of which nothing is known. */
  public static final Inputs UNKNOWN = new Inputs(Set.of(), Set.of(), false, false);

  public Inputs {
    fields = Set.copyOf(fields);
    signals = Set.copyOf(signals);
  }

  /** Fields of the event and nothing else. */
  public static Inputs of(Field... fields) {
    return new Inputs(Set.of(fields), Set.of(), true, false);
  }

  /** Whether one field alone decides. */
  public boolean isOneField() {
    return isComplete && fields.size() == 1 && signals.isEmpty();
  }

  /** Whether signals alone decide. */
  public boolean isSignalsOnly() {
    return isComplete && fields.isEmpty() && !signals.isEmpty();
  }
}
