package dev.bailiff.core.event;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the facts of one event from a map: {@code labels} by entity, {@code permits} in full,
 * {@code restraints} by kind, and who is {@code protected} by entity. What has no entry stays
 * missing, which is not the same as empty.
 */
public final class FactsParser {
  private static final Set<String> NAMES = Set.of("labels", "permits", "restraints", "protected");
  private static final Set<String> RESTRAINTS = Set.of("observing", "over_budget");
  private static final List<String> ENTITIES =
      Arrays.stream(Entity.values()).map(Entity::label).toList();

  private final Problems problems = new Problems();
  private final ValueReader values = new ValueReader(problems);
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
    Facts all = protections(restraints(known));
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

  private Facts restraints(Facts known) {
    Object restraints = facts.get("restraints");
    if (!(restraints instanceof Map<?, ?> byKind)) {
      if (restraints != null) {
        problems.fatal("restraints", Found.value(restraints), "expected lists of names by kind");
      }
      return known;
    }
    problems.refuseOtherNames("restraints", byKind, RESTRAINTS);
    Set<String> observing = held(byKind, "observing");
    Set<String> overBudget = held(byKind, "over_budget");
    return known.withRestraints(new Restraints(observing, overBudget));
  }

  private Set<String> held(Map<?, ?> restraints, String key) {
    Object value = restraints.get(key);
    List<String> names = value == null ? null : values.texts("restraints", key, value, Limits.LIST);
    return names == null ? Set.of() : Set.copyOf(names);
  }

  private Facts protections(Facts known) {
    Object protections = facts.get("protected");
    if (!(protections instanceof Map<?, ?> byEntity)) {
      if (protections != null) {
        problems.fatal("protected", Found.value(protections), "expected reasons by entity");
      }
      return known;
    }
    problems.refuseOtherNames("protected", byEntity, ENTITIES);
    Facts with = known;
    for (Entity entity : Entity.values()) {
      Object why = byEntity.get(entity.label());
      String because =
          why == null ? null : values.text("protected", entity.label(), why, Limits.ENTRY);
      with = because == null ? with : with.withProtection(entity, because);
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
