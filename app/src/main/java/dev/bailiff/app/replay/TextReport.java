package dev.bailiff.app.replay;

import dev.bailiff.app.html.Shown;
import dev.bailiff.app.reader.FileSummary;
import dev.bailiff.app.reader.InputProblem;
import dev.bailiff.app.reader.MalformedLine;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.feature.TableStats;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Mode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A replay's report for a terminal. */
final class TextReport {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Malformed lines and silent rules shown; the totals are always given. */
  private static final int MOST_LINES = 8;

  private final ReplayReport report;
  private final Tally tally;
  private final PrintWriter out;

  TextReport(ReplayReport report, PrintWriter out) {
    this.report = report;
    this.tally = report.tally();
    this.out = out;
  }

  void print() {
    head();
    if (tally.events() > 0) {
      clauses();
      rules();
      offenders();
      permits();
      silences();
    }
    inputs();
    memory();
    out.flush();
  }

  private void head() {
    out.printf(Locale.ROOT, "%s, version %s%n", report.policy().name(), report.policy().version());
    double rate = report.seconds() > 0 ? tally.events() / report.seconds() : 0;
    out.printf(
        Locale.ROOT,
        "%,d events from %d file%s in %.1f s (%,.0f per second)%n",
        tally.events(),
        report.read().files().size(),
        report.read().files().size() == 1 ? "" : "s",
        report.seconds(),
        rate);
    if (tally.events() == 0) {
      out.printf("nothing to decide%n");
      return;
    }
    out.printf(
        "%s to %s (UTC)  %s%n",
        MINUTE.format(Instant.ofEpochMilli(tally.firstMillis())),
        MINUTE.format(Instant.ofEpochMilli(tally.lastMillis())),
        spark(tally.series()));
    String verdicts =
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict == Verdict.ALLOW || tally.events(verdict) > 0)
            .map(v ->
                String.format(
                    Locale.ROOT, "%s %,d (%s)", v.label(), tally.events(v), tally.share(v)))
            .collect(Collectors.joining(" · "));
    out.printf("verdicts: %s%n", verdicts);
    if (!tally.unknownTypes().isEmpty()) {
      out.printf("events of unknown type: %s%n", Shown.of(tally.unknownTypes().toString()));
    }
  }

  private void clauses() {
    heading("By clause");
    if (tally.rules().isEmpty()) {
      out.printf("  no rule fired%n");
      return;
    }
    String row = "  %-36s %12s %10s   %12s %10s%n";
    out.printf(row, "", "enforced", "offenders", "only observed", "offenders");
    for (Clause clause : report.policy().clauses()) {
      long enforced = tally.events(clause.id(), Mode.ENFORCE);
      long observed = tally.events(clause.id(), Mode.OBSERVE);
      if (enforced + observed > 0) {
        out.printf(
            row,
            clause.id() + " " + clause.slug(),
            number(enforced),
            number(tally.offenders(clause.id(), Mode.ENFORCE)),
            number(observed),
            number(tally.offenders(clause.id(), Mode.OBSERVE)));
      }
    }
  }

  private void rules() {
    if (tally.rules().isEmpty()) {
      return;
    }
    heading("By rule");
    for (RuleTally rule : tally.rulesEnforcingFirst()) {
      out.printf(
          Locale.ROOT,
          "  %-8s %-38s %,9d events %,7d offenders  %s%s%n",
          rule.rule().mode().name().toLowerCase(Locale.ROOT),
          rule.rule().id(),
          rule.events(),
          rule.offenderCount(),
          spark(rule.series()),
          budget(rule));
    }
  }

  private void offenders() {
    List<OffenderSummary> offenders = report.offenders();
    if (offenders.isEmpty()) {
      return;
    }
    heading("Top offenders");
    for (OffenderSummary offender : offenders) {
      out.printf(
          Locale.ROOT,
          "  %s%s  %,d finding%s, %s to %s  %s%n",
          Shown.of(offender.entity().toString()),
          offender.isActedOn() ? "" : " (observed only)",
          offender.events(),
          offender.events() == 1 ? "" : "s",
          MINUTE.format(Instant.ofEpochMilli(offender.firstMillis())),
          MINUTE.format(Instant.ofEpochMilli(offender.lastMillis())),
          Sparkline.of(offender.overTime()));
      for (OffenderSummary.Part part : offender.parts()) {
        Sample latest = part.samples().getLast();
        out.printf(
            Locale.ROOT,
            "    %s %s, %,d time%s: %s%n",
            part.rule().mode() == Mode.ENFORCE ? part.rule().verdict().label() : "observed",
            part.rule().id(),
            part.events(),
            part.events() == 1 ? "" : "s",
            latest.because());
        out.printf("      %s  %s%n", latest.event(), latest.line());
      }
    }
  }

  private void permits() {
    if (!tally.permits().isEmpty()) {
      heading("Permits");
      tally
          .permits()
          .forEach((use, n) -> out.printf(Locale.ROOT, "  %,9d events: %s%n", n, Shown.of(use)));
    }
  }

  private void silences() {
    if (tally.silences().isEmpty()) {
      return;
    }
    heading("Rules that could not say");
    int shown = 0;
    for (Map.Entry<Tally.Silence, Long> silence : tally.silences().entrySet()) {
      if (shown++ == MOST_LINES) {
        out.printf("  and %d more%n", tally.silences().size() - MOST_LINES);
        break;
      }
      out.printf(
          Locale.ROOT,
          "  %-38s %,9d events: %s%n",
          silence.getKey().rule(),
          silence.getValue(),
          Shown.of(silence.getKey().reason()));
    }
  }

  private void inputs() {
    heading("Inputs");
    for (FileSummary file : report.read().files()) {
      out.printf(
          Locale.ROOT,
          "  %s (%s): %,d lines, %,d events%s, %,d without an event, %,d malformed%n",
          Shown.of(file.input()),
          file.format().label(),
          file.lines(),
          file.events(),
          file.events() > file.lines() - file.silent() - file.malformed()
              ? " (some lines hold several)"
              : "",
          file.silent(),
          file.malformed());
      for (MalformedLine line : file.samples().stream().limit(MOST_LINES).toList()) {
        out.printf("    %s%n", line);
      }
    }
    for (InputProblem problem : report.read().problems()) {
      out.printf("  %s%n", Shown.of(problem.toString()));
    }
  }

  private void memory() {
    long keys = report.memory().stream().mapToLong(TableStats::keys).sum();
    long bytes = report.memory().stream().mapToLong(TableStats::bytes).sum();
    out.printf(
        Locale.ROOT,
        "%nMemory of features: %,d keys in %,.1f of %,.0f MiB%n",
        keys,
        mebibytes(bytes),
        mebibytes(report.policy().memoryBytes()));
    report.losses().forEach(loss -> out.printf("  %s%n", loss));
  }

  private void heading(String title) {
    out.printf("%n%s%n", title);
  }

  private String spark(TimeSeries series) {
    long[] parts = series.over(tally.firstMillis(), tally.lastMillis(), ReplayReport.PARTS);
    return Sparkline.of(Arrays.stream(parts).boxed().toList());
  }

  private static String budget(RuleTally rule) {
    if (!rule.isOverBudget()) {
      return "";
    }
    return rule.rule()
        .budget()
        .map(budget ->
            String.format(
                Locale.ROOT,
                "  OVER BUDGET: %,d of %,d per %s",
                rule.mostSpent(),
                budget.limit(),
                period(budget.per())))
        .orElse("");
  }

  private static String period(Duration per) {
    if (per.equals(Duration.ofMinutes(1))) {
      return "minute";
    }
    return per.equals(Duration.ofHours(1)) ? "hour" : per.toHours() + " hours";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static double mebibytes(long bytes) {
    return bytes / 1_048_576.0;
  }
}
