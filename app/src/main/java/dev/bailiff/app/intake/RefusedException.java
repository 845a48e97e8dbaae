package dev.bailiff.app.intake;

import static java.util.Objects.requireNonNull;

/** Events were not taken, or it is not known whether they were; sending them again is safe. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why events are refused. */
  public enum Reason {
    /** Too much waits already. */
    BUSY,
    /** The journal cannot write. */
    UNWELL,
    /** The service is stopping. */
    STOPPING,
    /** No answer came in time; the events may yet be decided. */
    LATE
  }

  private final Reason reason;

  RefusedException(Reason reason, String message) {
    super(requireNonNull(message, "message"), null, false, false); // expected under load
    this.reason = requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }
}
