package dev.bailiff.detectors.seclang.text;

import static java.util.Objects.requireNonNull;

/**
 * A file of rules, or of phrases for them.
 *
 * @param name its name without a folder
 * @param text what it says
 */
public record RuleText(String name, String text) {
  public RuleText {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
  }

  /** Whether it holds directives; other files are named by some of them. */
  public boolean holdsDirectives() {
    return name.endsWith(".conf");
  }
}
