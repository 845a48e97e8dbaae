package dev.bailiff.app.replay;

import java.util.List;

/** Numbers as a row of bars one character high; zero is a blank. */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  static String of(List<Long> values) {
    long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder line = new StringBuilder(values.size());
    for (long value : values) {
      line.append(value == 0 ? ' ' : BARS.charAt((int) ((value * BARS.length() - 1) / most)));
    }
    return line.toString();
  }
}
