package dev.bailiff.app.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** An append was not acknowledged, and is not in the journal. */
public final class AppendRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  /** Why an append is refused. */
  public enum Reason {
    /** Too much waits already; worth another try soon. */
    BUSY,
    /** The disk failed; worth another try when the journal is well. */
    UNWELL,
    /** The journal is closed. */
    CLOSED
  }

  private final Reason reason;

  private AppendRefusedException(
      Reason reason, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static AppendRefusedException busy(long queued) {
    return new AppendRefusedException(
        Reason.BUSY, "the journal is busy: " + queued + " bytes wait to be written", null);
  }

  static AppendRefusedException unwell(Throwable cause) {
    return new AppendRefusedException(
        Reason.UNWELL, "the journal cannot write: " + wordsOf(cause), cause);
  }

  static AppendRefusedException closed() {
    return new AppendRefusedException(Reason.CLOSED, "the journal is closed", null);
  }

  /** The refusal that a ticket was settled with, and the stack of who waited for it. */
  static AppendRefusedException again(ExecutionException settled) {
    return settled.getCause() instanceof AppendRefusedException refusal
        ? new AppendRefusedException(refusal.reason, refusal.getMessage(), refusal)
        : unwell(settled);
  }

  /** Of a file that may not be touched the message alone is no more than its name. */
  private static @Nullable String wordsOf(Throwable cause) {
    return cause instanceof FileSystemException ? cause.toString() : cause.getMessage();
  }

  public Reason reason() {
    return reason;
  }
}
