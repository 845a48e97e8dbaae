package dev.bailiff.casework.statements;

import dev.bailiff.casework.appeals.Appeal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page on which somebody contests a decision: a plain form, without scripts. */
public final class AppealPage {
  private final Languages languages;
  private final Form page = Form.page("appeal.html");

  /** What the page says above everything else. */
  public enum Notice {
    FILED,
    AGAIN,
    ENDED,
    WORDS,
    LATE,
    NO_LINK;

    private String sentence() {
      return "appeal-page-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Pages in these languages. */
  public AppealPage(Languages languages) {
    this.languages = languages;
  }

  /**
   * The form, to be filled in.
   *
   * @param statement what is contested, as the person was told
   * @param written what they have written so far
   * @param language the language in which they were told
   */
  public String form(String statement, String written, Locale language) {
    return form(statement, written, language, Map.of());
  }

  /** The form once more, as what was written cannot be taken. */
  public String again(String statement, String written, Locale language) {
    Words words = languages.best(List.of(language));
    return form(
        statement,
        written,
        language,
        Map.of("notice", words.say(Notice.WORDS.sentence(), Map.of("most", Appeal.MAX_WORDS))));
  }

  /** Only a notice. */
  public String notice(Notice notice, Locale language) {
    Words words = languages.best(List.of(language));
    Map<String, Object> parts = parts(words);
    parts.put("notice", words.say(notice.sentence(), Map.of("most", Appeal.MAX_WORDS)));
    return page.filled(parts);
  }

  private String form(String statement, String written, Locale language, Map<String, Object> more) {
    Words words = languages.best(List.of(language));
    Map<String, Object> parts = parts(words);
    parts.put("form", true);
    parts.put("about", words.say("appeal-page-about", Map.of()));
    parts.put("label", words.say("appeal-page-label", Map.of()));
    parts.put("send", words.say("appeal-page-send", Map.of()));
    parts.put("most", Appeal.MAX_WORDS);
    parts.put("words", written);
    parts.put("statement", statement);
    parts.putAll(more);
    return page.filled(parts);
  }

  private static Map<String, Object> parts(Words words) {
    Map<String, Object> parts = new HashMap<>();
    parts.put("language", words.language().toLanguageTag());
    parts.put("title", words.say("appeal-page-title", Map.of()));
    parts.put("notice", "");
    parts.put("form", false);
    parts.put("statement", "");
    return parts;
  }
}
