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
import java.util.function.UnaryOperator;

/**
 * The words of statements of reasons, by language. Templates are Mustache: they hold no logic, so
 * translators can be let near them, and what stands for a value is escaped in pages.
 */
public final class StatementTemplates {
  private static final List<String> SHIPPED = List.of("en", "de");

  /** The templates of one language: texts as they are, the page with escaping. */
  private record Templates(Template subject, Template text, Template page) {}

  private final Map<Locale, Templates> byLanguage;
  private final Locale fallback;

  private StatementTemplates(Map<Locale, Templates> byLanguage, Locale fallback) {
    this.byLanguage = byLanguage;
    this.fallback = fallback;
  }

  /** The templates that come with the program; English where a language is missing. */
  public static StatementTemplates shipped() {
    Map<Locale, Templates> byLanguage = new LinkedHashMap<>();
    for (String language : SHIPPED) {
      byLanguage.put(Locale.forLanguageTag(language), compile(name -> read(language + "/" + name)));
    }
    return new StatementTemplates(byLanguage, Locale.ENGLISH);
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
    Locale language = best(wanted);
    Templates templates = requireNonNull(byLanguage.get(language));
    Map<String, Object> values = StatementValues.of(statement, language);
    return new Letter(
        language,
        templates.subject().execute(values).strip(),
        templates.text().execute(values),
        templates.page().execute(values));
  }

  /** The first wanted language that there are words in, whatever its country. */
  private Locale best(List<Locale> wanted) {
    for (Locale locale : wanted) {
      Locale language = Locale.of(locale.getLanguage());
      if (byLanguage.containsKey(language)) {
        return language;
      }
    }
    return fallback;
  }

  private static Templates compile(UnaryOperator<String> source) {
    Mustache.Compiler plain =
        Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).strictSections(true);
    Mustache.Compiler page = plain.escapeHTML(true);
    return new Templates(
        plain.compile(source.apply("subject.txt")),
        plain.compile(source.apply("statement.txt")),
        page.compile(source.apply("statement.html")));
  }

  private static String read(String name) {
    try (InputStream file = StatementTemplates.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
