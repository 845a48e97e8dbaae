package dev.bailiff.casework.statements;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How statements of reasons look and what they say in each language. The two forms, text and page,
 * are templates that all languages share.
 */
public final class StatementTemplates {
  private final Languages languages;
  private final Form text = Form.text("statement.txt");
  private final Form page = Form.page("statement.html");

  /** Statements in these languages. */
  public StatementTemplates(Languages languages) {
    this.languages = languages;
  }

  /**
   * Puts a statement into words.
   *
   * @param wanted the languages that the person reads, the best first
   */
  public Letter letter(StatementOfReasons statement, List<Locale> wanted) {
    Words words = languages.best(wanted);
    Map<String, Object> parts = StatementParts.of(statement, words);
    return new Letter(
        words.language(), words.say("subject", parts), text.filled(parts), page.filled(parts));
  }
}
