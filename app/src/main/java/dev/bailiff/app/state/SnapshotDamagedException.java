package dev.bailiff.app.state;

import java.io.IOException;

/** A snapshot is not what was written. */
public final class SnapshotDamagedException extends IOException {
  private static final long serialVersionUID = 1;

  SnapshotDamagedException(String message) {
    super(message);
  }

  SnapshotDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
