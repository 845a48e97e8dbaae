package dev.bailiff.app.reader;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A file whose format is known, with the time on its first line. */
final class LogFile {
  private final Input input;
  private final LogFormat format;
  private final long firstTime;
  private final @Nullable OpenInput open;

  LogFile(Input input, LogFormat format, long firstTime, @Nullable OpenInput open) {
    this.input = input;
    this.format = format;
    this.firstTime = firstTime;
    this.open = open;
  }

  Input input() {
    return input;
  }

  LogFormat format() {
    return format;
  }

  /** The time on its first lines, or {@link LineParser#NO_TIME}. */
  long firstTime() {
    return firstTime;
  }

  /** Opens it, or goes on with what was opened for the first look. */
  OpenInput open(AtomicLong bytesRead, ReadOptions options) throws IOException {
    OpenInput opened = open != null ? open : OpenInput.of(input, bytesRead);
    opened.lines().limit(format.maxLineBytes(options));
    return opened;
  }
}
