package dev.bailiff.casework.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.statements.Circumstances.DecidedBy;
import dev.bailiff.casework.statements.Circumstances.Origin;
import dev.bailiff.core.action.ActionKind;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class StatementTemplatesTest {
  private static final Languages LANGUAGES = Languages.shipped();
  private static final StatementTemplates TEMPLATES = new StatementTemplates(LANGUAGES);
  private static final String FACT = "200 equal messages within an hour";

  @Test
  void the_text_says_what_why_on_what_ground_and_how_to_contest_it() {
    assertThat(english(Statements.of(FACT)).text())
        .isEqualTo(
            """
            Statement of reasons
            Reference s-17, November 23, 2026, 10:00 UTC

            What we have restricted

            * account:a1: the service is suspended, until December 7, 2026, 10:00 UTC.
            * account:a1: “publishing” cannot be used, with no date at which it ends.

            This holds wherever the service is offered.

            What happened

            On November 23, 2026, 09:50 UTC:
            * 200 equal messages within an hour

            We looked into this by ourselves; nobody reported it.
            It was found by automated means.
            The decision was made by automated means alone.

            What it rests on

            This breaks clause 3.1, “Messages nobody asked for”, of our policy “acceptable use” \
            in the version of November 1, 2026 (6f1c2a). The clause reads:

            ## What counts

            The same message to many people who did not ask for it.

            * Advertisements.
            * Chain letters.

            How to contest it

            You can appeal, free of charge, until the end of May 23, 2027:
            https://example.com/appeals/ZDE.1811066400.c2ln?a=1&b=2
            A person who had no part in the decision will look at it again.
            You can also turn to an out-of-court dispute settlement body: \
            Example Mediation, mediation.example
            You can go to court at any time.

            Example Ltd
            """);
  }

  @Test
  void the_subject_is_one_line() {
    assertThat(english(Statements.of(FACT)).subject())
        .isEqualTo("Example Ltd: restriction under clause 3.1, Messages nobody asked for");
  }

  @Test
  void the_clause_is_set_as_a_page_without_how_it_is_recognised() {
    assertThat(english(Statements.of(FACT)).html())
        .contains("<h2>What counts</h2>", "<li>Chain letters.</li>")
        .doesNotContain("twenty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{appeal}}", "&"})
  void nothing_that_happened_becomes_part_of_the_page(String fact) throws Exception {
    Document page = parse(english(Statements.of(fact)).html());
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("img").getLength()).isZero();
    assertThat(page.getDocumentElement().getTextContent()).contains(fact);
  }

  @ParameterizedTest
  @EnumSource
  void it_says_who_decided(DecidedBy by) {
    String text = english(Statements.of(Origin.REPORT, false, by, FACT)).text();
    assertThat(text)
        .contains("because of a report from a user", "not found by automated means")
        .contains(
            switch (by) {
              case MACHINE -> "by automated means alone";
              case PERSON_WITH_MACHINE -> "by a person, on the proposal of automated means";
              case PERSON -> "by a person, without automated means";
            });
  }

  @ParameterizedTest
  @EnumSource
  void every_language_has_words_for_everything_that_is_stated(ActionKind kind) throws Exception {
    if (!kind.restricts()) {
      return;
    }
    StatementOfReasons whole = Statements.of(FACT);
    StatementOfReasons one = restricting(whole, kind);
    for (Locale language : LANGUAGES.all()) {
      Letter letter = TEMPLATES.letter(one, List.of(language));
      assertThat(letter.text()).containsPattern("account:a1: [^,]{10,}[,.]");
      Document page = parse(letter.html());
      assertThat(page.getDocumentElement().getAttribute("lang"))
          .isEqualTo(language.toLanguageTag());
    }
  }

  @Test
  void a_person_is_told_in_a_language_they_read_if_there_is_one() {
    StatementOfReasons statement = Statements.of(FACT);
    List<Locale> swissFirst = List.of(Locale.forLanguageTag("fr"), Locale.forLanguageTag("de-CH"));
    Letter letter = TEMPLATES.letter(statement, swissFirst);
    assertThat(letter.language()).isEqualTo(Locale.GERMAN);
    assertThat(letter.text()).contains("23. November 2026", "Sprache: Englisch");
    assertThat(TEMPLATES.letter(statement, List.of(Locale.JAPANESE)).language())
        .isEqualTo(Locale.ENGLISH);
  }

  @Test
  void every_language_says_the_same_sentences() {
    for (Locale language : LANGUAGES.all()) {
      assertThat(Words.shipped(language.toLanguageTag()).names())
          .isEqualTo(Words.shipped("en").names());
    }
  }

  private static Letter english(StatementOfReasons statement) {
    return TEMPLATES.letter(statement, List.of(Locale.ENGLISH));
  }

  private static StatementOfReasons restricting(StatementOfReasons whole, ActionKind kind) {
    Optional<String> name = kind.needs().takesName() ? Optional.of("uploads") : Optional.empty();
    return new StatementOfReasons(
        whole.id(),
        whole.provider(),
        whole.recipient(),
        whole.issued(),
        List.of(new Restriction(kind, whole.recipient(), name, Optional.empty())),
        whole.circumstances(),
        whole.ground(),
        whole.redress());
  }

  /** Reads the page with an XML parser, for which it is written strictly enough, but for voids. */
  private static Document parse(String html) throws Exception {
    String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
