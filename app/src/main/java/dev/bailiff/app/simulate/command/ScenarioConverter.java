package dev.bailiff.app.simulate.command;

import dev.bailiff.app.simulate.Scenario;
import dev.bailiff.core.event.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a scenario. */
final class ScenarioConverter implements ITypeConverter<Scenario> {
  @Override
  public Scenario convert(String text) {
    for (Scenario scenario : Scenario.values()) {
      if (scenario.text().equals(text)) {
        return scenario;
      }
    }
    List<String> names = Arrays.stream(Scenario.values()).map(Scenario::text).toList();
    throw new TypeConversionException(
        "unknown scenario `%s`; %s"
            .formatted(
                text,
                Nearest.to(text, names)
                    .map(name -> "did you mean `" + name + "`?")
                    .orElse(names.stream().collect(Collectors.joining(", ", "there are ", "")))));
  }
}
