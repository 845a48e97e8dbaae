package dev.bailiff.casework.statements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How statements of reasons look and what they say in each language. The two forms, text and page,
 * are Mustache templates that all languages share; the sentences are in one file for each language,
 * which translators can be let near.
 */
public final class StatementTemplates {
  private static final List<String> SHIPPED = List.of("en", "de");

  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

  private static final Mustache.Compiler PAGE = TEXT.escapeHTML(true);

  private final Map<Locale, Words> byLanguage;
  private final Words fallback;
  private final Template text = TEXT.compile(read("statement.txt"));
  private final Template page = PAGE.compile(read("statement.html"));

  private StatementTemplates(Map<Locale, Words> byLanguage, Words fallback) {
    this.byLanguage = byLanguage;
    this.fallback = fallback;
  }

  /** The templates that come with the program; English where a language is missing. */
  public static StatementTemplates shipped() {
    Map<Locale, Words> byLanguage = new LinkedHashMap<>();
    for (String language : SHIPPED) {
      Words words = Words.shipped(language);
      byLanguage.put(words.language(), words);
    }
    return new StatementTemplates(byLanguage, requireNonNull(byLanguage.get(Locale.ENGLISH)));
  }

  /** The languages that there are words in. */
  public List<Locale> languages() {
    return List.copyOf(byLanguage.keySet());
  }

  /**
   * Puts a statement into words.
   *
   * @param wanted the languages that the person reads, the best first
   */
  public Letter letter(StatementOfReasons statement, List<Locale> wanted) {
    Words words = best(wanted);
    Map<String, Object> parts = StatementParts.of(statement, words);
    return new Letter(
        words.language(), words.say("subject", parts), text.execute(parts), page.execute(parts));
  }

  /** Those of the first wanted language that there are words in, whatever its country. */
  private Words best(List<Locale> wanted) {
    for (Locale locale : wanted) {
      Words words = byLanguage.get(Locale.of(locale.getLanguage()));
      if (words != null) {
        return words;
      }
    }
    return fallback;
  }

  private static String read(String name) {
    try (InputStream file = StatementTemplates.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
