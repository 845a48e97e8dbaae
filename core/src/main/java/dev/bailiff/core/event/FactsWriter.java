package dev.bailiff.core.event;

import java.util.LinkedHashMap;
import java.util.Map;

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
    return map;
  }
}
