package dev.bailiff.app.log;

import java.io.Writer;
import java.util.logging.Logger;

/** Makes an entry of the log of each line that is written. */
public final class LogWriter extends Writer {
  private final Logger log;
  private final StringBuilder line = new StringBuilder();

  public LogWriter(Logger log) {
    super();
    this.log = log;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    synchronized (line) {
      for (int i = offset; i < offset + length; i++) {
        if (text[i] == '\n') {
          log.info(line::toString);
          line.setLength(0);
        } else if (text[i] != '\r') {
          line.append(text[i]);
        }
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
