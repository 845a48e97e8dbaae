package dev.bailiff.app.replay;

import dev.bailiff.app.reader.FileSummary;
import dev.bailiff.app.reader.InputProblem;
import dev.bailiff.app.reader.MalformedLine;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Mode;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A replay's report as one page with charts and no outside parts, for people who do not use a
 * terminal.
 */
final class HtmlReport {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final String ENFORCED = "#b3261e";
  private static final String OBSERVED = "#8a6d00";
  private static final String PLAIN = "#3b5b92";

  private static final String CSS =
      """
      body { font: 15px/1.5 system-ui, sans-serif; color: #1c1c1c; margin: 2em auto;
        max-width: 68em; padding: 0 1em; }
      h1 { font-size: 1.6em; margin-bottom: 0 } h2 { font-size: 1.2em; margin-top: 2em }
      table { border-collapse: collapse; width: 100% } td, th { text-align: left;
        padding: .35em .6em; border-bottom: 1px solid #ddd; vertical-align: top }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
      .cards { display: flex; flex-wrap: wrap; gap: 1em; margin: 1.2em 0 }
      .card { border: 1px solid #ddd; border-radius: 6px; padding: .7em 1.1em; min-width: 9em }
      .card b { display: block; font-size: 1.5em } .dim { color: #666 }
      .enforce { color: #b3261e } .observe { color: #8a6d00 }
      .evidence { font: 12px/1.45 ui-monospace, monospace; word-break: break-all; color: #444;
        margin: .2em 0 .2em 1em }
      .offender { border: 1px solid #ddd; border-radius: 6px; padding: .7em 1em; margin: .8em 0 }
      @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6 }
        .evidence, .dim { color: #aaa } td, th, .card, .offender { border-color: #444 } }
      """;

  private final ReplayReport report;
  private final Tally tally;
  private final Page page;

  private HtmlReport(ReplayReport report, Page page) {
    this.report = report;
    this.tally = report.tally();
    this.page = page;
  }

  /** Writes the page. */
  static void write(ReplayReport report, OutputStream out) {
    Page page = new Page(out);
    page.begin("Replay: " + report.policy().name(), CSS);
    new HtmlReport(report, page).body();
    page.end();
  }

  private void body() {
    page.element("h1", report.policy().name());
    page.element("p", summary());
    cards();
    if (tally.events() > 0) {
      page.element("h2", "Events over time");
      page.bars(spread(tally.series(), 120), 960, 120, PLAIN, "events over time");
      page.element(
          "p",
          MINUTE.format(Instant.ofEpochMilli(tally.firstMillis()))
              + " to "
              + MINUTE.format(Instant.ofEpochMilli(tally.lastMillis()))
              + " (UTC)",
          "class",
          "dim");
      clauses();
      rules();
      offenders();
      silences();
    }
    inputs();
    page.element("p", "Policy version " + report.policy().version(), "class", "dim");
  }

  private String summary() {
    long acting = tally.rules().stream().filter(r -> r.rule().mode() == Mode.ENFORCE).count();
    return String.format(
        Locale.ROOT,
        "%,d events were decided. %d enforcing and %d observing rules found something.",
        tally.events(),
        acting,
        tally.rules().size() - acting);
  }

  private void cards() {
    page.open("div", "class", "cards");
    for (Verdict verdict : Verdict.values()) {
      if (verdict == Verdict.ALLOW || tally.events(verdict) > 0) {
        page.open("div", "class", "card");
        page.element("b", String.format(Locale.ROOT, "%,d", tally.events(verdict)));
        page.text(verdict.label());
        page.close();
      }
    }
    page.close();
  }

  private void clauses() {
    page.element("h2", "By clause");
    if (tally.rules().isEmpty()) {
      page.element("p", "No rule fired.");
      return;
    }
    table("Clause", "#Enforced: events", "#offenders", "#Observed: events", "#offenders");
    for (Clause clause : report.policy().clauses()) {
      long enforced = tally.events(clause.id(), Mode.ENFORCE);
      long observed = tally.events(clause.id(), Mode.OBSERVE);
      if (enforced + observed > 0) {
        page.open("tr");
        page.element("td", clause.id() + " " + clause.title());
        number(enforced);
        number(tally.offenders(clause.id(), Mode.ENFORCE));
        number(observed);
        number(tally.offenders(clause.id(), Mode.OBSERVE));
        page.close();
      }
    }
    page.close();
  }

  private void rules() {
    if (tally.rules().isEmpty()) {
      return;
    }
    page.element("h2", "By rule");
    table("Rule", "Mode", "#Events", "#Offenders", "Over time", "Budget");
    for (RuleTally rule : tally.rulesEnforcingFirst()) {
      Mode mode = rule.rule().mode();
      page.open("tr");
      page.element("td", rule.rule().id());
      page.element("td", label(mode), "class", label(mode));
      number(rule.events());
      number(rule.offenderCount());
      page.open("td");
      page.bars(spread(rule.series(), 48), 192, 24, colour(mode), "findings over time");
      page.close();
      page.element("td", rule.isOverBudget() ? "over: " + rule.mostSpent() : "");
      page.close();
    }
    page.close();
  }

  private void offenders() {
    List<OffenderSummary> offenders = report.offenders();
    if (offenders.isEmpty()) {
      return;
    }
    page.element("h2", "Top offenders");
    for (OffenderSummary offender : offenders) {
      page.open("div", "class", "offender");
      page.element("strong", offender.entity().toString());
      page.text(
          String.format(
              Locale.ROOT,
              " %,d findings, %s to %s ",
              offender.events(),
              MINUTE.format(Instant.ofEpochMilli(offender.firstMillis())),
              MINUTE.format(Instant.ofEpochMilli(offender.lastMillis()))));
      String colour = offender.isActedOn() ? ENFORCED : OBSERVED;
      page.bars(offender.overTime(), 192, 18, colour, "findings over time");
      offender.parts().forEach(this::part);
      page.close();
    }
  }

  private void part(OffenderSummary.Part part) {
    Mode mode = part.rule().mode();
    page.open("div");
    String verdict = mode == Mode.ENFORCE ? part.rule().verdict().label() : "observed";
    page.element("span", verdict, "class", label(mode));
    page.text(
        String.format(
            Locale.ROOT,
            " %s, %,d times: %s",
            part.rule().id(),
            part.events(),
            part.samples().getLast().because()));
    for (Sample sample : part.samples()) {
      page.element("div", sample.event() + "  " + sample.line(), "class", "evidence");
    }
    page.close();
  }

  private void silences() {
    if (tally.silences().isEmpty()) {
      return;
    }
    page.element("h2", "Rules that could not say");
    table("Rule", "Why", "#Events");
    tally
        .silences()
        .forEach((silence, events) -> {
          page.open("tr");
          page.element("td", silence.rule());
          page.element("td", silence.reason());
          number(events);
          page.close();
        });
    page.close();
  }

  private void inputs() {
    page.element("h2", "Inputs");
    table("File", "Format", "#Lines", "#Events", "#Malformed");
    for (FileSummary file : report.read().files()) {
      page.open("tr");
      page.open("td");
      page.text(file.input());
      for (MalformedLine line : file.samples()) {
        page.element("div", line.toString(), "class", "evidence");
      }
      page.close();
      page.element("td", file.format().label());
      number(file.lines());
      number(file.events());
      number(file.malformed());
      page.close();
    }
    page.close();
    for (InputProblem problem : report.read().problems()) {
      page.element("p", problem.toString());
    }
    report.losses().forEach(loss -> page.element("p", loss));
  }

  /** Begins a table; a heading that starts with {@code #} stands over numbers. */
  private void table(String... headings) {
    page.open("table");
    page.open("tr");
    for (String heading : headings) {
      if (heading.startsWith("#")) {
        page.element("th", heading.substring(1), "class", "n");
      } else {
        page.element("th", heading);
      }
    }
    page.close();
  }

  private void number(long value) {
    page.element("td", String.format(Locale.ROOT, "%,d", value), "class", "n");
  }

  private List<Long> spread(TimeSeries series, int parts) {
    long[] values = series.over(tally.firstMillis(), tally.lastMillis(), parts);
    return Arrays.stream(values).boxed().toList();
  }

  private static String label(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static String colour(Mode mode) {
    return mode == Mode.ENFORCE ? ENFORCED : OBSERVED;
  }
}
