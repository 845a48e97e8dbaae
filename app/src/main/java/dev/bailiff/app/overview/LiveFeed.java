package dev.bailiff.app.overview;

import dev.bailiff.app.html.Shown;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints what happens as it happens: decisions that act, each rule once for each client;
 * enforcements; cases. For one thread.
 */
public final class LiveFeed {
  /** Who may be behind an event, the most telling first. */
  static final List<Entity> ACTORS = List.of(Entity.ACCOUNT, Entity.CLIENT);

  /** More than happens between two looks. */
  private static final int MOST = 200;

  private static final int LONGEST = 150;

  private final Overview overview;
  private final PrintWriter out;
  private final Map<String, Boolean> said = new Known();
  private long number;

  public LiveFeed(Overview overview, PrintWriter out) {
    this.overview = overview;
    this.out = out;
  }

  /** What was printed, up to a bound; the least recent is forgotten. */
  private static final class Known extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST;
    }
  }

  /** Prints what is new since it was called last. */
  public void print() {
    for (RecentDecisions.Recent recent : overview.decisions().after(number)) {
      number = recent.number();
      decision(recent.decision());
    }
    overview.enforcements(MOST).reversed().forEach(this::enforcement);
    overview.cases(MOST).reversed().forEach(this::openCase);
    out.flush();
  }

  /** Prints how many decisions there were so far. */
  public void summary() {
    Map<Verdict, Long> verdicts = overview.decisions().verdicts();
    long all = verdicts.values().stream().mapToLong(Long::longValue).sum();
    out.printf(
        "------------  %,d events decided: %s%n",
        all,
        verdicts.entrySet().stream()
            .sorted(Map.Entry.<Verdict, Long>comparingByValue(Comparator.reverseOrder()))
            .map(entry -> "%s %,d".formatted(entry.getKey().label(), entry.getValue()))
            .collect(Collectors.joining(" · ")));
    out.flush();
  }

  private void decision(Decision decision) {
    String who = OverviewPage.who(decision);
    String whence = decision.event().entity(Entity.CLIENT).map(EntityRef::toString).orElse(who);
    for (Finding finding : decision.determining()) {
      if (isNew("decision " + finding.rule().id() + " " + whence)) {
        line(
            decision.event().time(),
            decision.verdict().label(),
            "%s  %s: %s".formatted(who, finding.rule().id(), finding.because()));
      }
    }
  }

  private void enforcement(Enforcement each) {
    if (isNew("enforcement " + each.id())) {
      String until = each.ends().map(end -> " until " + clock(end)).orElse("");
      line(
          each.recorded(),
          "enforcement",
          "%s%s  by %s".formatted(each.measure(), until, each.cause().actor().name()));
    }
  }

  private void openCase(CaseFile each) {
    if (isNew("case " + each.id().value())) {
      String clauses = each.clauses().collect(Collectors.joining(", "));
      line(
          each.opened(),
          "case",
          "%s  for %s, clause %s".formatted(each.subject(), each.queue(), clauses));
    }
  }

  private boolean isNew(String what) {
    return said.put(what, true) == null;
  }

  private void line(Instant time, String what, String text) {
    out.printf("%s  %-11s  %s%n", clock(time), what, Shown.of(text, LONGEST));
  }

  private static String clock(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19);
  }
}
