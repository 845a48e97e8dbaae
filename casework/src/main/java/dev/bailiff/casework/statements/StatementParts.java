package dev.bailiff.casework.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A statement in the sentences of one language, by the names that the templates place them by. */
final class StatementParts {
  private static final Parser MARKDOWN = Parser.builder().build();

  /** Clauses are trusted, but a page for outsiders takes no markup from anywhere. */
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  /** The sentences that are always the same in one language. */
  private static final List<String> FIXED =
      List.of(
          "title",
          "restricted",
          "scope",
          "happened",
          "rests-on",
          "contest",
          "looked-at-again",
          "court");

  private final StatementOfReasons statement;
  private final Words words;
  private final Map<String, Object> parts = new HashMap<>();

  private StatementParts(StatementOfReasons statement, Words words) {
    this.statement = statement;
    this.words = words;
  }

  /** Each is always there; one that is empty has nothing to say. */
  static Map<String, Object> of(StatementOfReasons statement, Words words) {
    StatementParts parts = new StatementParts(statement, words);
    parts.addHead();
    parts.addRestrictions();
    parts.addCircumstances();
    parts.addGround();
    parts.addRedress();
    return parts.parts;
  }

  private void addHead() {
    FIXED.forEach(name -> add(name, name, Map.of()));
    parts.put("language", words.language().toLanguageTag());
    parts.put("id", statement.id());
    parts.put("provider", statement.provider());
    add("reference", "reference", Map.of("id", statement.id(), "issued", at(statement.issued())));
  }

  private void addRestrictions() {
    parts.put("restrictions", statement.restrictions().stream().map(this::restriction).toList());
  }

  private String restriction(Restriction it) {
    Map<String, Object> values = new HashMap<>();
    values.put("target", it.target().toString());
    values.put("part", it.name().orElse(""));
    values.put("until", it.until().map(this::at).orElse(""));
    values.put("what", words.say("restricted-" + name(it.kind()), values));
    String end = it.until().isPresent() ? "restricted-until" : "restricted-for-good";
    return words.say(end, values);
  }

  private void addCircumstances() {
    Circumstances circumstances = statement.circumstances();
    String finder = circumstances.detectedByMachine() ? "by-machine" : "otherwise";
    add("happened-on", "happened-on", Map.of("at", at(circumstances.at())));
    parts.put("facts", circumstances.facts());
    add("origin", "origin-" + name(circumstances.origin()), Map.of());
    add("detected", "detected-" + finder, Map.of());
    add("decided", "decided-by-" + name(circumstances.decidedBy()), Map.of());
  }

  private void addGround() {
    Ground ground = statement.ground();
    Locale language = words.language();
    parts.put("clause", ground.clause().id());
    parts.put("clause-title", ground.clause().title());
    boolean isForeign = !ground.language().getLanguage().equals(language.getLanguage());
    add(
        "ground",
        isForeign ? "ground-in-another-language" : "ground",
        Map.of(
            "clause", ground.clause().id(),
            "clause-title", ground.clause().title(),
            "clause-language", ground.language().getDisplayLanguage(language),
            "policy", ground.policy(),
            "policy-version", ground.version(),
            "policy-effective", day(ground.effective())));
    parts.put("clause-words", ground.words());
    parts.put("clause-page", HTML.render(MARKDOWN.parse(ground.words())));
  }

  private void addRedress() {
    Redress redress = statement.redress();
    add("appeal", "appeal", Map.of("appeal-until", day(redress.lastDay())));
    parts.put("appeal-address", redress.appeal().toASCIIString());
    parts.put("settlement", "");
    redress.settlement().ifPresent(body -> add("settlement", "settlement", Map.of("body", body)));
  }

  private void add(String part, String sentence, Map<String, Object> values) {
    parts.put(part, words.say(sentence, values));
  }

  private String at(Instant moment) {
    return day(moment.atOffset(ZoneOffset.UTC).toLocalDate())
        + DateTimeFormatter.ofPattern(", HH:mm 'UTC'", words.language())
            .format(moment.atOffset(ZoneOffset.UTC));
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(words.language())
        .format(day);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
