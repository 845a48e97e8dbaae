package dev.bailiff.casework.enforcement;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an entity stands at some time.
 *
 * @param entity the entity
 * @param inForce the enforcements aimed at it that are in force, in order of their beginnings
 */
public record Standing(EntityRef entity, List<Enforcement> inForce) {
  public Standing {
    inForce = List.copyOf(inForce);
  }

  /**
   * The answer to everything that the entity tries: the most severe of what bears on it as a whole.
   */
  public Verdict verdict() {
    Verdict verdict = Verdict.ALLOW;
    for (Enforcement each : inForce) {
      if (each.measure().isWhole()) {
        verdict = verdict.moreSevere(verdict(each));
      }
    }
    return verdict;
  }

  /** When the verdict becomes milder; empty if it allows everything or has no end. */
  public Optional<Instant> until() {
    Verdict verdict = verdict();
    if (verdict == Verdict.ALLOW) {
      return Optional.empty();
    }
    Optional<Instant> latest = Optional.empty();
    for (Enforcement each : inForce) {
      if (each.measure().isWhole() && verdict(each) == verdict) {
        Optional<Instant> ends = each.ends();
        if (ends.isEmpty()) {
          return ends;
        }
        latest = latest.isEmpty() || ends.get().isAfter(latest.get()) ? ends : latest;
      }
    }
    return latest;
  }

  /** Its labels. */
  public Set<String> labels() {
    return names(ActionKind.LABEL);
  }

  /** The parts of the service that were taken away from it. */
  public Set<String> limitedFeatures() {
    return names(ActionKind.LIMIT_ACCESS);
  }

  /** Whether it is kept from reaching the other. */
  public boolean isKeptFrom(EntityRef other) {
    return inForce.stream()
        .map(Enforcement::measure)
        .anyMatch(
            it -> it.kind() == ActionKind.BLOCK_PAIR && it.concerns(other.entity(), other.id()));
  }

  private Set<String> names(ActionKind kind) {
    return inForce.stream()
        .map(Enforcement::measure)
        .filter(it -> it.kind() == kind)
        .flatMap(it -> it.name().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Verdict verdict(Enforcement enforcement) {
    return enforcement.measure().kind().verdict();
  }
}
