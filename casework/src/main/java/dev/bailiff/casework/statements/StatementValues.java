package dev.bailiff.casework.statements;

import dev.bailiff.casework.statements.Circumstances.DecidedBy;
import dev.bailiff.casework.statements.Circumstances.Origin;
import dev.bailiff.core.action.ActionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The values that templates of statements can name. Each is always there; empty is false. */
final class StatementValues {
  private static final Parser MARKDOWN = Parser.builder().build();

  /** Clauses are trusted, but a page for outsiders takes no markup from anywhere. */
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private StatementValues() {}

  static Map<String, Object> of(StatementOfReasons statement, Locale language) {
    Circumstances circumstances = statement.circumstances();
    Ground ground = statement.ground();
    Redress redress = statement.redress();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", statement.id());
    values.put("provider", statement.provider());
    values.put("issued", moment(statement.issued(), language));
    values.put("language", language.toLanguageTag());
    values.put(
        "restrictions",
        statement.restrictions().stream()
            .map(restriction -> restriction(restriction, language))
            .toList());
    values.put("facts", circumstances.facts());
    values.put("happened", moment(circumstances.at(), language));
    for (Origin origin : Origin.values()) {
      values.put("origin-" + name(origin), circumstances.origin() == origin);
    }
    values.put("detected-by-machine", circumstances.detectedByMachine());
    for (DecidedBy decidedBy : DecidedBy.values()) {
      values.put("decided-by-" + name(decidedBy), circumstances.decidedBy() == decidedBy);
    }
    values.put("policy", ground.policy());
    values.put("policy-version", ground.version());
    values.put("policy-effective", day(ground.effective(), language));
    values.put("clause", ground.clause().id());
    values.put("clause-title", ground.clause().title());
    values.put("clause-language", ground.language().getDisplayLanguage(language));
    values.put(
        "clause-is-foreign", !ground.language().getLanguage().equals(language.getLanguage()));
    values.put("clause-words", ground.words());
    values.put("clause-page", HTML.render(MARKDOWN.parse(ground.words())));
    values.put("appeal", redress.appeal().toASCIIString());
    values.put("appeal-until", day(redress.lastDay(), language));
    values.put("settlement", redress.settlement().orElse(""));
    return values;
  }

  private static Map<String, Object> restriction(Restriction restriction, Locale language) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ActionKind kind : ActionKind.values()) {
      values.put(name(kind), restriction.kind() == kind);
    }
    values.put("target", restriction.target().toString());
    values.put("part", restriction.name().orElse(""));
    values.put("until", restriction.until().map(until -> moment(until, language)).orElse(""));
    return values;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String moment(Instant moment, Locale language) {
    return day(moment.atOffset(ZoneOffset.UTC).toLocalDate(), language)
        + DateTimeFormatter.ofPattern(", HH:mm 'UTC'", language)
            .format(moment.atOffset(ZoneOffset.UTC));
  }

  private static String day(LocalDate day, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
  }
}
