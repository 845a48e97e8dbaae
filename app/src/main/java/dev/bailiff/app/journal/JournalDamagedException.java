package dev.bailiff.app.journal;

import java.io.IOException;

/** Records that had been acknowledged cannot be read any more. */
public final class JournalDamagedException extends IOException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final long offset;

  JournalDamagedException(String file, long offset, String found) {
    super("journal file `" + file + "` is damaged at offset " + offset + ": " + found);
    this.file = file;
    this.offset = offset;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }
}
