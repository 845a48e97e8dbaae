package dev.bailiff.detectors.seclang.text;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One directive.
 *
 * @param name its name as it stands there
 * @param key its name in lower case
 * @param words what stands after it, without quotes
 * @param spot where it begins
 */
public record Directive(String name, String key, List<Word> words, Spot spot) {
  public Directive {
    requireNonNull(name, "name");
    requireNonNull(key, "key");
    words = List.copyOf(words);
    requireNonNull(spot, "spot");
  }

  /** A remark about all of it. */
  public Remark remark(Remark.Kind kind, String subject, String message) {
    return new Remark(spot, kind, subject, message);
  }
}
