package dev.bailiff.app.log;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What lines of the log look like. */
public enum LogFormat {
  /** For people. */
  TEXT {
    @Override
    Formatter formatter() {
      return new TextFormatter();
    }
  },
  /** For programs: one object a line. */
  JSON {
    @Override
    Formatter formatter() {
      return new JsonFormatter();
    }
  };

  abstract Formatter formatter();

  /** Writes everything that is logged from now on in this format. */
  public void useFor(Handler handler) {
    handler.setFormatter(formatter());
    handler.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    for (Handler before : root.getHandlers()) {
      root.removeHandler(before);
    }
    root.addHandler(handler);
  }
}
