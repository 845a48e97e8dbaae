package dev.bailiff.casework.statements;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Letters of one paragraph: that something arrived, and what was decided about it. */
public final class ShortLetters {
  private final Languages languages;
  private final Form text = Form.text("letter.txt");
  private final Form page = Form.page("letter.html");

  /** What the letter is about; each has a subject and a paragraph in every language. */
  public enum Kind {
    NOTICE_RECEIVED,
    NOTICE_BROKEN,
    NOTICE_NOT_BROKEN,
    APPEAL_RECEIVED,
    APPEAL_UPHELD,
    APPEAL_PARTIALLY_REVERSED,
    APPEAL_REVERSED,
    APOLOGY;

    /** The name by which it is known in files and outputs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Letters in these languages. */
  public ShortLetters(Languages languages) {
    this.languages = languages;
  }

  /**
   * Writes a letter.
   *
   * @param provider who writes
   * @param values what the sentences name beside it
   * @param wanted the languages that the person reads, the best first
   */
  public Letter letter(
      Kind kind, String provider, Map<String, String> values, List<Locale> wanted) {
    Words words = languages.best(wanted);
    Map<String, Object> parts = new HashMap<>(values);
    parts.put("provider", provider);
    parts.put("language", words.language().toLanguageTag());
    parts.put("body", words.say(kind.label(), parts));
    String subject = words.say(kind.label() + "-subject", parts);
    parts.put("subject", subject);
    return new Letter(words.language(), subject, text.filled(parts), page.filled(parts));
  }
}
