package dev.bailiff.app.journal;

import java.time.Duration;

/**
 * The limits of a journal that its user may choose.
 *
 * @param segmentBytes a segment that would grow past this is full; only a batch that is larger by
 *     itself exceeds it
 * @param queueBytes how much may wait to be written
 * @param probeEvery how long an unwell journal waits before it tries the disk again
 */
public record JournalSettings(long segmentBytes, long queueBytes, Duration probeEvery) {
  /**
   * Segments that are dropped and searched quickly; a queue of about a second of a slow disk; a
   * probe that an operator need not wait for.
   */
  public static final JournalSettings DEFAULT =
      new JournalSettings(64L << 20, 32L << 20, Duration.ofSeconds(1));

  public JournalSettings {
    if (segmentBytes < SegmentHeader.BYTES) {
      throw new IllegalArgumentException("a segment needs room for its header: " + segmentBytes);
    }
    if (queueBytes < 1) {
      throw new IllegalArgumentException("the queue needs room: " + queueBytes);
    }
    if (!probeEvery.isPositive()) {
      throw new IllegalArgumentException("the time between probes must be positive");
    }
  }
}
