package dev.bailiff.app.replay;

import dev.bailiff.app.html.Shown;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.decision.CannotSay;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Explanation;
import dev.bailiff.core.decision.Explanation.AtomTrace;
import dev.bailiff.core.decision.Explanation.RuleTrace;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.PermitUse;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why a decision is what it is, for a terminal. */
final class ExplanationText {
  private static final int LONGEST_VALUE = 200;

  private final Explanation explanation;
  private final PrintWriter out;
  private final boolean all;

  /** With {@code all}, rules of which nothing held are shown too. */
  ExplanationText(Explanation explanation, PrintWriter out, boolean all) {
    this.explanation = explanation;
    this.out = out;
    this.all = all;
  }

  void print() {
    event(explanation.decision().event());
    facts();
    signals();
    features();
    rules();
    decision(explanation.decision());
    out.flush();
  }

  private void event(Event event) {
    out.printf("Event %s%n", clean(event.id()));
    out.printf("  %s at %s%n", clean(event.type().name()), event.time());
    for (Field field : event.type().fields()) {
      if (event.has(field)) {
        out.printf("  %s = %s%n", field.path(), clean(event.value(field).toString()));
      }
    }
  }

  private void facts() {
    out.printf("%nFacts%n");
    for (Entity entity : Entity.values()) {
      if (explanation.decision().event().entity(entity).isPresent()) {
        Optional<Set<String>> labels = explanation.facts().labels(entity);
        out.printf(
            "  labels of %s: %s%n",
            entity.label(),
            labels
                .map(known ->
                    known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList()))
                .orElse("not known"));
      }
    }
    out.printf(
        "  permits on file: %s%n",
        explanation.facts().permits().map(p -> String.valueOf(p.size())).orElse("not known"));
    for (PermitUse use : explanation.decision().permits()) {
      out.printf(
          "  permit %s: %s%n",
          use.permit(),
          use.crossedBound().map(bound -> "does not cover this, " + bound).orElse("covers this"));
    }
  }

  private void signals() {
    out.printf("%nSignals%n");
    if (explanation.signals().isEmpty()) {
      out.printf("  none%n");
    }
    for (Signal signal : explanation.signals()) {
      out.printf(
          Locale.ROOT, "  %s %.2f %s%n", signal.name(), signal.score(), clean(signal.value()));
      for (Evidence evidence : signal.evidence()) {
        out.printf(
            "    %s [%d, %d) `%s`%n",
            evidence.field(), evidence.start(), evidence.end(), clean(evidence.excerpt()));
      }
    }
  }

  private void features() {
    out.printf("%nFeatures after this event%n");
    if (explanation.readings().isEmpty()) {
      out.printf("  none can be read%n");
    }
    for (Finding.Reading reading : explanation.readings()) {
      out.printf("  %s = %s%n", reading.feature(), clean(reading.value()));
    }
  }

  private void rules() {
    out.printf("%nRules (+ held, - did not, ? cannot say)%n");
    List<RuleTrace> ordered =
        explanation.rules().stream()
            .sorted(Comparator.comparingInt((RuleTrace trace) -> rank(trace.truth())))
            .toList();
    int hidden = 0;
    for (RuleTrace trace : ordered) {
      if (!all
          && trace.truth() == Truth.NO
          && trace.atoms().stream().noneMatch(ExplanationText::isNear)) {
        hidden++;
        continue;
      }
      out.printf(
          "  %s %s (%s)%n",
          mark(trace.truth()),
          trace.rule().id(),
          trace.rule().mode().name().toLowerCase(Locale.ROOT));
      for (AtomTrace atom : trace.atoms()) {
        out.printf(
            "      %s %s%s%n",
            mark(atom.truth()),
            atom.source(),
            atom.failure().map(failure -> "   (" + clean(failure.toString()) + ")").orElse(""));
      }
    }
    if (hidden > 0) {
      out.printf(
          "  and %d more, of which nothing held on this event; --all shows %s%n",
          hidden, hidden == 1 ? "it" : "them");
    }
  }

  private void decision(Decision decision) {
    out.printf("%nDecision: %s%n", decision.verdict().label());
    decision.determining().forEach(finding -> finding("because of", finding));
    decision.observed().forEach(finding -> finding("only observed", finding));
    for (CannotSay unable : decision.cannotSay()) {
      out.printf(
          "  cannot say: %s, %s (%s)%n",
          unable.rule().id(), clean(unable.failure().toString()), unable.verdict().label());
    }
    decision
        .actions()
        .forEach(action ->
            out.printf(
                "  asks for: %s %s%s%s%n",
                action.kind().label(),
                clean(action.targets().toString()),
                action.name().map(name -> " `" + name + "`").orElse(""),
                action.until().map(until -> " until " + until).orElse("")));
    out.printf("  policy version %s%n", decision.policyVersion());
  }

  private void finding(String how, Finding finding) {
    out.printf("  %s %s: %s%n", how, finding.rule().id(), clean(finding.because()));
    finding.restraint().ifPresent(it -> out.printf("    held back: %s%n", clean(it.because())));
  }

  /**
   * A rule that names the event's type alone is not near; one of whose conjuncts something held is.
   */
  private static boolean isNear(AtomTrace atom) {
    return atom.truth() != Truth.NO && !atom.source().startsWith("!");
  }

  private static int rank(Truth truth) {
    return switch (truth) {
      case YES -> 0;
      case UNKNOWN -> 1;
      case NO -> 2;
    };
  }

  private static String mark(Truth truth) {
    return switch (truth) {
      case YES -> "+";
      case UNKNOWN -> "?";
      case NO -> "-";
    };
  }

  private static String clean(String value) {
    return Shown.of(value, LONGEST_VALUE);
  }
}
