package dev.bailiff.core.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes facts as maps in the shape that {@link FactsParser} reads, as the journal keeps them. */
public final class FactsWriter {
  private FactsWriter() {}

  /** What is known; what is missing has no entry. */
  public static Map<String, Object> write(Facts facts) {
    Map<String, Object> labels = new LinkedHashMap<>();
    for (Entity entity : Entity.values()) {
      facts
          .labels(entity)
          .ifPresent(known -> labels.put(entity.label(), known.stream().sorted().toList()));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    if (!labels.isEmpty()) {
      map.put("labels", labels);
    }
    facts
        .permits()
        .ifPresent(known -> map.put("permits", known.stream().map(PermitForm::write).toList()));
    restraints(facts.restraints()).ifPresent(held -> map.put("restraints", held));
    if (!facts.protections().isEmpty()) {
      Map<String, String> protections = new LinkedHashMap<>();
      facts.protections().forEach((entity, why) -> protections.put(entity.label(), why));
      map.put("protected", protections);
    }
    return map;
  }

  private static Optional<Map<String, Object>> restraints(Restraints restraints) {
    if (restraints.isNone()) {
      return Optional.empty();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("observing", restraints.observing().stream().sorted().toList());
    map.put("over_budget", restraints.overBudget().stream().sorted().toList());
    return Optional.of(map);
  }
}
