package dev.bailiff.app.publish;

import java.util.Map;

/** How another policy comes into force. */
public enum Publishing {
  /** Whoever can write the policy's folder publishes. */
  FOLDER("folder"),
  /** What enforces is published by a second person, after a backtest. */
  REVIEWED("reviewed");

  private final String label;

  Publishing(String label) {
    this.label = label;
  }

  /** The word for it in settings and outputs. */
  public String label() {
    return label;
  }

  /** All of them by their words. */
  public static Map<String, Publishing> byLabel() {
    return Map.of(FOLDER.label, FOLDER, REVIEWED.label, REVIEWED);
  }
}
