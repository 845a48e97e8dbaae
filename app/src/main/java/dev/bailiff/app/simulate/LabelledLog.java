package dev.bailiff.app.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * A log with its table of labels, while they are written. The table has a heading, then for each
 * line of the log its number from 1, its label and its actor, with tabs between.
 */
public final class LabelledLog implements Consumer<LabelledLine>, Closeable {
  private final Writer log;
  private final Writer labels;
  private long number;

  /** Writes to both, and closes both in the end. */
  public LabelledLog(Writer log, Writer labels) throws IOException {
    this.log = log;
    this.labels = labels;
    labels.write("line\tlabel\tactor\n");
  }

  @Override
  public void accept(LabelledLine line) {
    number++;
    try {
      log.append(line.text()).append('\n');
      labels
          .append(Long.toString(number))
          .append('\t')
          .append(line.label().text())
          .append('\t')
          .append(line.actor())
          .append('\n');
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() throws IOException {
    try (log) {
      labels.close();
    }
  }
}
