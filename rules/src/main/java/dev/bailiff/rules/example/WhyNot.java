package dev.bailiff.rules.example;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.decision.Explanation;
import dev.bailiff.core.decision.Explanation.AtomTrace;
import dev.bailiff.core.decision.Explanation.RuleTrace;
import dev.bailiff.core.decision.Finding.Reading;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells why a rule did not fire: each conjunct of its condition at the last event it judged. */
final class WhyNot {
  /** Longer values are told by their beginning. */
  private static final int LONGEST_VALUE = 60;

  private WhyNot() {}

  /** Lines of text, each indented. */
  static String explain(String rule, List<Explanation> explanations) {
    for (Explanation explanation : explanations.reversed()) {
      Optional<RuleTrace> trace =
          explanation.rules().stream().filter(r -> r.rule().id().equals(rule)).findFirst();
      if (trace.isPresent()) {
        return explain(trace.get(), explanation);
      }
    }
    return "  no event is of a type that it judges";
  }

  private static String explain(RuleTrace trace, Explanation explanation) {
    List<String> lines = new ArrayList<>();
    Event event = explanation.decision().event();
    lines.add("  at the last " + event.type() + ", event " + event.id() + ":");
    for (AtomTrace atom : trace.atoms()) {
      String answer =
          switch (atom.truth()) {
            case YES -> "holds      ";
            case NO -> "does not   ";
            case UNKNOWN -> "cannot say ";
          };
      List<String> values = values(atom, explanation);
      lines.add(
          "    "
              + answer
              + oneLine(atom.source())
              + (values.isEmpty() ? "" : "  [" + String.join(", ", values) + "]"));
    }
    return String.join("\n", lines);
  }

  private static List<String> values(AtomTrace atom, Explanation explanation) {
    List<String> values = new ArrayList<>();
    for (Reading reading : explanation.readings()) {
      if (names(atom.source(), reading.feature())) {
        values.add(reading.feature() + " = " + reading.value());
      }
    }
    Event event = explanation.decision().event();
    for (Field field : event.type().fields()) {
      if (names(atom.source(), field.path()) && event.has(field)) {
        values.add(field.path() + " = " + shortened(event.value(field)));
      }
    }
    atom.failure().map(Failure::toString).ifPresent(values::add);
    return values;
  }

  private static boolean names(String source, String name) {
    return Pattern.compile("(?<![.\\w\"])" + Pattern.quote(name) + "(?![\\w\"])")
        .matcher(source)
        .find();
  }

  private static String shortened(Object value) {
    String text = value instanceof String string ? '"' + string + '"' : value.toString();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }

  private static String oneLine(String source) {
    return source.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
