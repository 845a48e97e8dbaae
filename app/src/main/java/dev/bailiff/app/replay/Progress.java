package dev.bailiff.app.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** A line on a terminal that says how far a replay is; silent elsewhere. */
final class Progress {
  private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
  private static final int BAR = 24;

  private final PrintWriter terminal;
  private final boolean shown;
  private final OptionalLong totalBytes;
  private final long startNanos;
  private long drawnNanos;

  /**
   * Draws on {@code terminal} if {@code shown}; the total is unknown when standard input is read.
   */
  Progress(PrintWriter terminal, boolean shown, OptionalLong totalBytes, long nowNanos) {
    this.terminal = terminal;
    this.shown = shown;
    this.totalBytes = totalBytes;
    this.startNanos = nowNanos;
    this.drawnNanos = nowNanos;
  }

  /** Draws anew if the last drawing is old enough. */
  void update(long bytesRead, long events, long nowNanos) {
    if (shown && nowNanos - drawnNanos >= REDRAW_NANOS) {
      drawnNanos = nowNanos;
      double seconds = (nowNanos - startNanos) / 1e9;
      terminal.print("\r\u001b[K" + line(bytesRead, events, seconds));
      terminal.flush();
    }
  }

  /** Takes the line away. */
  void clear() {
    if (shown) {
      terminal.print("\r\u001b[K");
      terminal.flush();
    }
  }

  /** The line after this many seconds. */
  String line(long bytesRead, long events, double seconds) {
    String rate = String.format(Locale.ROOT, "%,d events, %,.0f/s", events, events / seconds);
    if (totalBytes.isEmpty() || totalBytes.getAsLong() == 0) {
      return rate;
    }
    double done = Math.min(1, bytesRead / (double) totalBytes.getAsLong());
    int filled = (int) (done * BAR);
    String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
    String rest =
        done > 0.01 ? String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - done) / done) : "";
    return String.format(Locale.ROOT, "[%s] %3.0f%% %s%s", bar, done * 100, rate, rest);
  }
}
