package dev.bailiff.app.journal;

import java.io.IOException;

/** A reader asked for records that retention has dropped. */
public final class RecordsDroppedException extends IOException {
  private static final long serialVersionUID = 1;

  private final long first;

  RecordsDroppedException(long asked, long first) {
    super("record " + asked + " has been dropped from the journal; the first kept is " + first);
    this.first = first;
  }

  /** The first record that is still there. */
  public long first() {
    return first;
  }
}
