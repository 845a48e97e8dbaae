package dev.bailiff.casework.desk;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.Refusal;
import dev.bailiff.casework.enforcement.Enforcement;
import java.util.List;

/** What came of trying to rule on a case. */
public sealed interface Ruled {
  /**
   * The ruling stands.
   *
   * @param file the case
   * @param begun what was ordered
   * @param undone what was ended early
   */
  record Done(CaseFile file, List<Enforcement> begun, List<Enforcement> undone) implements Ruled {
    public Done {
      begun = List.copyOf(begun);
      undone = List.copyOf(undone);
    }
  }

  /** Nothing changed. */
  record Refused(Refusal why) implements Ruled {}
}
