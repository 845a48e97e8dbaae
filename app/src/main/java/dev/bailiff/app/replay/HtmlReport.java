package dev.bailiff.app.replay;

import dev.bailiff.app.html.Page;
import dev.bailiff.app.reader.FileSummary;
import dev.bailiff.app.reader.InputProblem;
import dev.bailiff.app.reader.MalformedLine;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Mode;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A replay's report as one page with charts and no outside parts, for people who do not use a
 * terminal.
 */
final class HtmlReport {
  private static final String PLAIN = "#3b5b92";

  /** Without child selectors: the XML writer would escape their sign. */
  private static final String CSS =
      """
      body { font: 15px/1.5 system-ui, sans-serif; color: #1c1c1c; margin: 2em auto;
        max-width: 64em; padding: 0 1em }
      h1 { font-size: 1.7em; margin-bottom: 0 } h2 { font-size: 1.2em; margin: 2em 0 .4em }
      p { max-width: 46em } .lead { font-size: 1.15em; margin-bottom: .3em }
      .wide { overflow-x: auto } svg { max-width: 100% }
      table { border-collapse: collapse; width: 100% } td, th { text-align: left;
        padding: .35em .6em; border-bottom: 1px solid #ddd; vertical-align: top }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
      .cards { display: flex; flex-wrap: wrap; gap: 1em; margin: 1.2em 0 }
      .card { border: 1px solid #ddd; border-radius: 6px; padding: .7em 1.1em; min-width: 9em }
      .card b { display: block; font-size: 1.5em } .dim { color: #666 }
      .ends { display: flex; justify-content: space-between; color: #666; font-size: .9em }
      .enforce { color: #b3261e } .observe { color: #8a6d00 }
      .evidence { font: 12px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; color: #444;
        margin: .2em 0 .2em 1.2em }
      .offender { border: 1px solid #ddd; border-radius: 6px; padding: .7em 1em; margin: .8em 0;
        break-inside: avoid }
      .who { display: flex; justify-content: space-between; gap: 1em; overflow-wrap: anywhere }
      summary { cursor: pointer }
      @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6 }
        .evidence, .dim, .ends { color: #aaa } .enforce { color: #ff8a80 }
        .observe { color: #e0c060 } td, th, .card, .offender { border-color: #444 } }
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
    page.element("h1", "What a replay found");
    page.element("p", "Policy: " + report.policy().name() + span(), "class", "dim");
    page.element("p", summary(), "class", "lead");
    page.element("p", observed());
    if (tally.events() > 0) {
      cards();
      clauses();
      HtmlOffenders.write(report.offenders(), page);
      course();
      rules();
      silences();
    }
    inputs();
    page.element("p", "Policy version " + report.policy().version(), "class", "dim");
  }

  private String span() {
    return tally.events() == 0
        ? ""
        : ", "
            + Words.minute(tally.firstMillis())
            + " to "
            + Words.minute(tally.lastMillis())
            + " (UTC)";
  }

  private String summary() {
    long all = tally.events();
    long allowed = tally.events(Verdict.ALLOW);
    if (all == 0) {
      return "There was nothing to decide.";
    }
    if (allowed == all) {
      return Words.counted(all, "event") + " decided, and all of them allowed.";
    }
    return String.format(
        Locale.ROOT,
        "%s decided. %,d of them would not have passed freely; %s found to break an enforced rule.",
        Words.counted(all, "event"),
        all - allowed,
        tally.offenders(Mode.ENFORCE) == 1
            ? "one client or account was"
            : String.format(
                Locale.ROOT, "%,d clients or accounts were", tally.offenders(Mode.ENFORCE)));
  }

  private String observed() {
    long rules = tally.rules().stream().filter(r -> r.rule().mode() == Mode.OBSERVE).count();
    return rules == 0
        ? "No rule that only observes found anything."
        : Words.counted(rules, "rule")
            + " on trial found something too. A rule on trial only observes: it changes no answer.";
  }

  private void cards() {
    page.open("div", "class", "cards");
    for (Verdict verdict : Verdict.values()) {
      if (verdict == Verdict.ALLOW || tally.events(verdict) > 0) {
        page.open("div", "class", "card");
        page.element("b", String.format(Locale.ROOT, "%,d", tally.events(verdict)));
        page.text(Words.answered(verdict) + " ");
        page.element("span", tally.share(verdict), "class", "dim");
        page.close();
      }
    }
    page.close();
  }

  private void course() {
    page.element("h2", "Events over time");
    page.bars(spread(tally.series(), 120), 992, 120, PLAIN, "events over time");
    page.open("div", "class", "ends");
    page.element("span", Words.minute(tally.firstMillis()));
    page.element("span", Words.minute(tally.lastMillis()));
    page.close();
  }

  private void clauses() {
    page.element("h2", "Which clauses were broken");
    if (tally.rules().isEmpty()) {
      page.element("p", "None: no rule fired.");
      return;
    }
    table("Clause", "#Events", "#Offenders", "#On trial: events", "#Offenders");
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
    endTable();
    page.element("p", "One event can break several clauses.", "class", "dim");
  }

  private void rules() {
    if (tally.rules().isEmpty()) {
      return;
    }
    page.element("h2", "Rules");
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
      page.element("td", budget(rule));
      page.close();
    }
    endTable();
  }

  private static String budget(RuleTally rule) {
    return rule.isOverBudget()
        ? rule.rule()
            .budget()
            .map(budget ->
                String.format(Locale.ROOT, "over: %,d of %,d", rule.mostSpent(), budget.limit()))
            .orElse("")
        : "";
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
    endTable();
  }

  private void inputs() {
    page.element("h2", "What was read");
    table("File", "Format", "#Lines", "#Events", "#Without an event", "#Malformed");
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
      number(file.silent());
      number(file.malformed());
      page.close();
    }
    endTable();
    for (InputProblem problem : report.read().problems()) {
      page.element("p", problem.toString());
    }
    report.losses().forEach(loss -> page.element("p", loss));
  }

  /** Begins a table; a heading that starts with {@code #} stands over numbers. */
  private void table(String... headings) {
    page.open("div", "class", "wide");
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

  private void endTable() {
    page.close();
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
    return mode == Mode.ENFORCE ? HtmlOffenders.ENFORCED : HtmlOffenders.OBSERVED;
  }
}
