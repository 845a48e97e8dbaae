package dev.bailiff.rules.load;

import dev.bailiff.rules.cel.Fault;
import dev.bailiff.rules.cel.Outcome;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;
import java.util.Optional;

/** Turns the mistakes in expressions into problems at their places in the file. */
final class Faults {
  private Faults() {}

  /** The program; empty if there are mistakes, which are then noted. */
  static <T> Optional<T> program(Outcome<T> outcome, List<Text> sources, Problems problems) {
    return switch (outcome) {
      case Outcome.Compiled<T> compiled -> Optional.of(compiled.program());
      case Outcome.Faulty<T> faulty -> {
        for (Fault fault : faulty.faults()) {
          Text source = sources.get(Math.min(fault.part(), sources.size() - 1));
          problems.error(
              source.place(fault.line(), fault.column(), fault.length()),
              fault.message(),
              suggestion(fault));
        }
        yield Optional.empty();
      }
    };
  }

  private static String suggestion(Fault fault) {
    return fault
        .suggestion()
        .filter(name -> !fault.message().contains("`" + name + "`"))
        .map(name -> "did you mean `" + name + "`?")
        .orElse("");
  }
}
