package dev.bailiff.detectors.sql;

import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Place;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.List;

/**
 * Reads a value as a program would that puts it into an SQL statement: outside of quotes, inside
 * single ones and inside double ones.
 */
public final class SqlInjection implements AttackClass {
  private static final String SIGNAL = "sql-injection";

  /** An attack string that is meant for a field begins there, or ends what it stands in. */
  private static final int EDGE = 24;

  private static final String QUOTES = "'\"";

  private static final double SURE = 0.9;
  private static final double WEAK = 0.7;
  private static final double HINT = 0.4;

  @Override
  public SignalSpec signal() {
    return new SignalSpec(SIGNAL, "SQL that breaks out of a value; which form of it");
  }

  @Override
  public List<String> literals() {
    return List.of(
        "'",
        "\"",
        "union",
        "select",
        "or ",
        "and ",
        "and(",
        "or(",
        "||",
        "&&",
        ";",
        "--",
        "#",
        "(",
        "having ",
        "order by",
        "=",
        "group by",
        "limit ",
        "where ",
        "waitfor",
        "exec ",
        "/*");
  }

  @Override
  public void look(Value value, View view, Findings findings) {
    String text = Quotes.straight(view.folded());
    Calls.look(SIGNAL, value, view, findings);
    executableComment(value, view, findings);
    if (value.place() == Place.PATH) {
      int start = 0;
      while (start < text.length()) {
        int slash = text.indexOf('/', start);
        int end = slash < 0 ? text.length() : slash;
        part(value, view, text.substring(start, end), start, findings);
        start = end + 1;
      }
    } else if (value.place() != Place.AGENT) {
      part(value, view, text, 0, findings);
    }
  }

  /** {@code /*!50000 …} and {@code /*+ …}, which databases read where others see a comment. */
  private static void executableComment(Value value, View view, Findings findings) {
    String text = view.text();
    for (int at = text.indexOf("/*"); at >= 0; at = text.indexOf("/*", at + 2)) {
      char mark = at + 2 < text.length() ? text.charAt(at + 2) : 0;
      char next = at + 3 < text.length() ? text.charAt(at + 3) : 0;
      boolean isVersion = mark == '!' && next >= '0' && next <= '9';
      if (isVersion || mark == '+' || (mark == ' ' && next == '+')) {
        double score = isVersion ? WEAK : HINT;
        findings.found(
            SIGNAL,
            "executable-comment",
            score,
            value,
            view,
            view.evidence(at, Math.min(text.length(), at + 4)));
        return;
      }
    }
  }

  private static void part(Value value, View view, String text, int shift, Findings findings) {
    boolean isCut = Fragments.isCut(text);
    boolean toTheEnd = isCut || text.contains("union") || Fragments.isCondition(text);
    judge(value, view, Tokens.outside(text, toTheEnd), isCut, shift, findings);
    for (int i = 0; i < QUOTES.length(); i++) {
      char quote = QUOTES.charAt(i);
      if (text.indexOf(quote) >= 0) {
        judge(value, view, Tokens.inside(text, quote, toTheEnd), isCut, shift, findings);
      }
    }
  }

  private static void judge(
      Value value, View view, Tokens tokens, boolean isCut, int shift, Findings findings) {
    int length = Shapes.known(tokens);
    if (length > 0) {
      known(value, view, tokens, length, shift, findings);
      return;
    }
    double score = Fragments.score(tokens, isCut);
    if (score > 0) {
      String form = tokens.reading() == 'I' ? "cut-off-by-comment" : "condition";
      Evidence evidence =
          view.foldedEvidence(
              shift + tokens.start(), shift + Math.max(tokens.start(), tokens.end(2)));
      findings.found(SIGNAL, form, score, value, view, evidence);
    }
  }

  private static void known(
      Value value, View view, Tokens tokens, int length, int shift, Findings findings) {
    char reading = tokens.reading();
    String form = Shapes.form(tokens, length);
    double score = form.equals("cut-off-by-comment") || length == 2 ? WEAK : SURE;
    Evidence evidence = view.foldedEvidence(shift + tokens.start(), shift + tokens.end(length - 1));
    char last = tokens.kind(tokens.count() - 1);
    boolean isClosing =
        tokens.count() < Tokens.MAX_SHAPE && (last == Tokens.CUT || last == Tokens.OPEN_STRING);
    boolean isFirst =
        reading == 'I'
            ? tokens.start() <= EDGE && tokens.isFirstWord(tokens.start())
            : tokens.kind(0) == Tokens.NUMBER;
    if (isFirst || (reading == 'I' && isClosing)) {
      findings.brokenOut(SIGNAL, form, score, evidence);
    } else {
      findings.found(SIGNAL, form, score, value, view, evidence);
    }
  }
}
