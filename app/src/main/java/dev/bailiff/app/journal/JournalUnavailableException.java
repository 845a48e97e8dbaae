package dev.bailiff.app.journal;

import java.io.IOException;

/** The journal's directory cannot be used. */
public final class JournalUnavailableException extends IOException {
  private static final long serialVersionUID = 1;

  private JournalUnavailableException(String message) {
    super(message);
  }

  static JournalUnavailableException inUse(String directory) {
    return new JournalUnavailableException(
        "journal directory `" + directory + "` is in use by another process");
  }

  static JournalUnavailableException unwritable(String directory, IOException cause) {
    var unavailable =
        new JournalUnavailableException(
            "journal directory `" + directory + "` cannot be written: " + cause);
    unavailable.initCause(cause);
    return unavailable;
  }
}
