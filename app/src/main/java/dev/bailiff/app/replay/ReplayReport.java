package dev.bailiff.app.replay;

import dev.bailiff.app.reader.ReadSummary;
import dev.bailiff.core.feature.TableStats;
import dev.bailiff.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that a replay has to tell.
 *
 * @param policy the policy that events were decided under
 * @param tally what was decided
 * @param read what became of the inputs
 * @param memory the state of each feature's table at the end, in the order of the policy's features
 * @param seconds how long it took
 * @param worst how many offenders are shown
 */
record ReplayReport(
    Policy policy,
    Tally tally,
    ReadSummary read,
    List<TableStats> memory,
    double seconds,
    int worst) {
  /** How finely a course over time is drawn. */
  static final int PARTS = 24;

  ReplayReport {
    memory = List.copyOf(memory);
  }

  /** The worst offenders, those acted on first. */
  List<OffenderSummary> offenders() {
    return OffenderSummary.worst(tally, worst, PARTS);
  }

  /** What the tables of features could not keep, one sentence for each that lost something. */
  List<String> losses() {
    List<String> losses = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      TableStats stats = memory.get(i);
      if (stats.evicted() + stats.late() + stats.deferred() + stats.saturated() > 0) {
        losses.add(
            String.format(
                Locale.ROOT,
                "%s: %,d keys evicted, %,d first sights deferred, %,d late events, %,d saturated",
                policy.features().get(i).spec().id(),
                stats.evicted(),
                stats.deferred(),
                stats.late(),
                stats.saturated()));
      }
    }
    return losses;
  }
}
