package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The languages in which people are written to. The sentences are in one file for each, which
 * translators can be let near.
 */
public final class Languages {
  private static final List<String> SHIPPED = List.of("en", "de");

  private final Map<Locale, Words> all;
  private final Words fallback;

  private Languages(Map<Locale, Words> all, Words fallback) {
    this.all = all;
    this.fallback = fallback;
  }

  /** The languages that come with the program; English where one is missing. */
  public static Languages shipped() {
    Map<Locale, Words> all = new LinkedHashMap<>();
    for (String language : SHIPPED) {
      Words words = Words.shipped(language);
      all.put(words.language(), words);
    }
    return new Languages(all, requireNonNull(all.get(Locale.ENGLISH)));
  }

  /** The languages that there are words in. */
  public List<Locale> all() {
    return List.copyOf(all.keySet());
  }

  /** The words of the first wanted language that there are any in, whatever its country. */
  Words best(List<Locale> wanted) {
    for (Locale locale : wanted) {
      Words words = all.get(Locale.of(locale.getLanguage()));
      if (words != null) {
        return words;
      }
    }
    return fallback;
  }
}
