package dev.bailiff.app.config;

import java.io.Serial;

/** Settings that cannot be used; the message names every reason, a line each. */
public final class ConfigurationException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  ConfigurationException(String report) {
    super(report, null, false, false); // expected, so no stack trace
  }
}
