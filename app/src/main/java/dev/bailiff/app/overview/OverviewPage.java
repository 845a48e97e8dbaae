package dev.bailiff.app.overview;

import dev.bailiff.app.html.Page;
import dev.bailiff.app.html.Shown;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseState;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One page without outside parts that a browser loads again by itself. */
final class OverviewPage {
  static final String SECONDS = "5";

  private static final int LONGEST = 200;

  /** Without child selectors: the XML writer would escape their sign. */
  private static final String CSS =
      """
      body { font: 15px/1.45 system-ui, sans-serif; color: #1c1c1c; margin: 1.5em auto;
        max-width: 80em; padding: 0 1em }
      h1 { font-size: 1.5em; margin: 0 } h2 { font-size: 1.15em; margin: 1.8em 0 .4em }
      table { border-collapse: collapse; width: 100% } td, th { text-align: left;
        padding: .3em .6em; border-bottom: 1px solid #ddd; vertical-align: top }
      td { overflow-wrap: anywhere } .time, .rule, .word { white-space: nowrap;
        font-variant-numeric: tabular-nums } .dim { color: #666 }
      .whom { min-width: 19em } .why { min-width: 20em }
      @media (max-width: 60em) { table { display: block; overflow-x: auto } }
      .cards { display: flex; flex-wrap: wrap; gap: 1em; margin: 1em 0 }
      .card { border: 1px solid #ddd; border-radius: 6px; padding: .5em 1em; min-width: 7em }
      .card b { display: block; font-size: 1.4em; font-variant-numeric: tabular-nums }
      .deny, .hold { color: #b3261e } .throttle, .challenge { color: #8a5200 }
      .undone { text-decoration: line-through }
      @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6 }
        .dim { color: #aaa } .deny, .hold { color: #ff8a80 } .throttle, .challenge {
        color: #e8b060 } td, th, .card { border-color: #444 } }
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Page page = new Page(bytes);
  private final Instant now;

  private OverviewPage(Instant now) {
    this.now = now;
  }

  /** The page at this time. */
  static byte[] of(
      Policy policy,
      Map<Verdict, Long> verdicts,
      List<RecentDecisions.Recent> decisions,
      List<Enforcement> enforcements,
      List<CaseFile> cases,
      Instant now) {
    OverviewPage overview = new OverviewPage(now);
    overview.page.begin("Bailiff: " + policy.name(), CSS);
    overview.head(policy, verdicts);
    overview.cases(cases);
    overview.enforcements(enforcements);
    overview.decisions(decisions);
    overview.page.end();
    return overview.bytes.toByteArray();
  }

  private void head(Policy policy, Map<Verdict, Long> verdicts) {
    page.element("h1", policy.name());
    page.element(
        "p",
        "version %s, at %s UTC; this page loads itself again every %s seconds"
            .formatted(policy.version(), time(now), SECONDS),
        "class",
        "dim");
    page.open("div", "class", "cards");
    long all = verdicts.values().stream().mapToLong(Long::longValue).sum();
    card("decided since the start", all, "");
    verdicts.forEach((verdict, count) -> card(verdict.label(), count, verdict.label()));
    page.close();
  }

  private void card(String what, long count, String style) {
    page.open("div", "class", "card");
    page.element("b", "%,d".formatted(count), "class", style);
    page.text(what);
    page.close();
  }

  private void enforcements(List<Enforcement> enforcements) {
    if (isMissing(
        "Enforcements, the latest first", enforcements, "Nothing has been enforced yet.")) {
      return;
    }
    columns("recorded", "what", "until", "by", "because");
    for (Enforcement each : enforcements) {
      page.open("tr");
      page.element("td", time(each.recorded()), "class", "time");
      page.element(
          "td", Shown.of(each.measure().toString(), LONGEST), "class", "whom " + style(each));
      page.element("td", until(each), "class", "time");
      page.element("td", each.cause().actor().name(), "class", "rule");
      page.element("td", Shown.of(each.cause().because(), LONGEST), "class", "why");
      page.close();
    }
    page.close();
  }

  private String style(Enforcement each) {
    return each.undone().isPresent() ? "undone" : each.isInForce(now) ? "" : "dim";
  }

  private String until(Enforcement each) {
    return each.undone()
        .map(undoing -> "undone " + time(undoing.at()))
        .or(() -> each.ends().map(this::time))
        .orElse("no end");
  }

  private void cases(List<CaseFile> cases) {
    if (isMissing("Open cases, the latest first", cases, "No case is open.")) {
      return;
    }
    columns("opened", "about", "queue", "clauses", "reasons", "");
    for (CaseFile each : cases) {
      page.open("tr");
      page.element("td", time(each.opened()), "class", "time");
      page.element("td", Shown.of(each.subject().toString(), LONGEST));
      page.element("td", each.queue());
      page.element("td", each.clauses().collect(Collectors.joining(", ")));
      page.element("td", Integer.toString(each.reasons().size()));
      page.element("td", state(each.state()));
      page.close();
    }
    page.close();
  }

  private static String state(CaseState state) {
    return switch (state) {
      case CaseState.Waiting _ -> "waiting";
      case CaseState.InReview _ -> "in review";
      case CaseState.Resolved _ -> "resolved";
    };
  }

  private void decisions(List<RecentDecisions.Recent> decisions) {
    if (isMissing("Decisions on which a rule fired", decisions, "No rule has fired yet.")) {
      return;
    }
    columns("latest event", "verdict", "who", "rule", "because", "times");
    Map<List<String>, List<Decision>> alike = new LinkedHashMap<>();
    for (RecentDecisions.Recent recent : decisions.reversed()) {
      alike
          .computeIfAbsent(about(recent.decision()), _ -> new ArrayList<>())
          .add(recent.decision());
    }
    for (List<Decision> same : alike.values()) {
      Decision decision = same.getFirst();
      boolean acted = !decision.determining().isEmpty();
      Finding finding = finding(decision);
      String verdict = decision.verdict().label();
      page.open("tr");
      page.element("td", time(decision.event().time()), "class", "time");
      String style = acted ? verdict : "dim";
      page.element("td", acted ? verdict : "observed", "class", "word " + style);
      page.element("td", Shown.of(who(decision), LONGEST), "class", "whom");
      page.element("td", finding.rule().id(), "class", "rule");
      page.element("td", Shown.of(finding.because(), LONGEST), "class", "why");
      page.element("td", Integer.toString(same.size()), "class", "time");
      page.close();
    }
    page.close();
  }

  /** What makes decisions one line: who did what, and what came of it. */
  private static List<String> about(Decision decision) {
    boolean acted = !decision.determining().isEmpty();
    return List.of(
        who(decision), finding(decision).rule().id(), acted ? decision.verdict().label() : "");
  }

  private static Finding finding(Decision decision) {
    return decision.determining().isEmpty()
        ? decision.observed().getFirst()
        : decision.determining().getFirst();
  }

  /** Whose event it was. */
  static String who(Decision decision) {
    return LiveFeed.ACTORS.stream()
        .flatMap(entity -> decision.event().entity(entity).stream())
        .map(EntityRef::toString)
        .collect(Collectors.joining(" "));
  }

  /** Writes the heading, and what stands in the place of a table that would have no rows. */
  private boolean isMissing(String heading, List<?> rows, String otherwise) {
    page.element("h2", heading);
    if (rows.isEmpty()) {
      page.element("p", otherwise, "class", "dim");
    }
    return rows.isEmpty();
  }

  private void columns(String... columns) {
    page.open("table");
    page.open("tr");
    for (String column : columns) {
      page.element("th", column);
    }
    page.close();
  }

  /** The time of a day, with the date if that is another than today. */
  private String time(Instant time) {
    String text =
        time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    boolean isToday = text.regionMatches(0, now.toString(), 0, "2026-11-23".length());
    return isToday ? text.substring("2026-11-23 ".length()) : text;
  }
}
