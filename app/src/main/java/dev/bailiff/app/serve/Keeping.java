package dev.bailiff.app.serve;

import java.time.Duration;

/**
 * What a service writes down beside the journal's records, and for how long it keeps these.
 *
 * @param snapshotEvery how long after one snapshot of the features the next is taken
 * @param retention how long events and decisions stay in the journal
 */
record Keeping(Duration snapshotEvery, Duration retention) {
  /** What comes in a minute is decided again within seconds; a policy can be tried on a month. */
  static final Keeping DEFAULT = new Keeping(Duration.ofMinutes(1), Duration.ofDays(30));
}
