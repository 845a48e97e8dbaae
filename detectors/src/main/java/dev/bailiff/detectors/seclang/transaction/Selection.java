package dev.bailiff.detectors.seclang.transaction;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rule looks at.
 *
 * @param picks what is looked at
 * @param exceptions what is not, though some pick names it
 */
public record Selection(List<Pick> picks, List<Pick> exceptions) {
  public Selection {
    picks = List.copyOf(picks);
    exceptions = List.copyOf(exceptions);
  }

  /** Whether it is the same whenever it is asked for within one phase. */
  public boolean isSteady() {
    return picks.stream().noneMatch(pick -> pick.variable().isChanging());
  }

  /** This and other terms. */
  public Selection with(Selection more) {
    List<Pick> allPicks = new ArrayList<>(picks);
    allPicks.addAll(more.picks);
    List<Pick> allExceptions = new ArrayList<>(exceptions);
    allExceptions.addAll(more.exceptions);
    return new Selection(allPicks, allExceptions);
  }

  /** Whether a value is left out. */
  boolean leavesOut(Entry entry) {
    for (Pick exception : exceptions) {
      if (exception.includes(entry)) {
        return true;
      }
    }
    return false;
  }
}
