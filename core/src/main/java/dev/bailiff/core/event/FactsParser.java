package dev.bailiff.core.event;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the facts of one event from a map: {@code labels} by entity, and {@code permits} in full.
 * What has no entry stays missing, which is not the same as empty.
 */
public final class FactsParser {
  private static final Set<String> NAMES = Set.of("labels", "permits");
  private static final List<String> ENTITIES =
      Arrays.stream(Entity.values()).map(Entity::label).toList();

  private final Problems problems = new Problems();
  private final Map<?, ?> facts;

  private FactsParser(Map<?, ?> facts) {
    this.facts = facts;
  }

  /** The facts, or every reason why they are none. */
  public static Parsed<Facts> parse(Map<?, ?> untrusted) {
    return new FactsParser(untrusted).parse();
  }

  private Parsed<Facts> parse() {
    problems.refuseOtherNames("", facts, NAMES);
    Facts known = labels(Facts.MISSING);
    Object permits = facts.get("permits");
    if (permits != null) {
      known = known.withPermits(PermitForm.readAll(problems, "permits", permits));
    }
    Facts all = known;
    return problems.orElse(() -> all);
  }

  private Facts labels(Facts known) {
    Object labels = facts.get("labels");
    if (!(labels instanceof Map<?, ?> byEntity)) {
      if (labels != null) {
        problems.fatal("labels", Found.value(labels), "expected lists of labels by entity");
      }
      return known;
    }
    problems.refuseOtherNames("labels", byEntity, ENTITIES);
    Facts with = known;
    for (Map.Entry<?, ?> entry : byEntity.entrySet()) {
      Optional<Entity> entity =
          entry.getKey() instanceof String name ? Entity.labelled(name) : Optional.empty();
      if (entity.isPresent()) {
        with = with.withLabels(entity.get(), labels(entity.get(), entry.getValue()));
      }
    }
    return with;
  }

  private Set<String> labels(Entity entity, Object untrusted) {
    String path = "labels." + entity.label();
    if (!(untrusted instanceof List<?> list) || list.size() > Limits.LIST) {
      problems.fatal(path, Found.value(untrusted), "expected a list of at most 1024 labels");
      return Set.of();
    }
    Set<String> labels = new LinkedHashSet<>();
    int at = 0;
    for (Object entry : list) {
      String label = Labels.read(problems, path + "[" + at++ + "]", entry);
      if (label != null) {
        labels.add(label);
      }
    }
    return labels;
  }
}
