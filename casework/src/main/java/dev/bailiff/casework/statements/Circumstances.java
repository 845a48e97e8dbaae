package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;

/**
 * What happened and how it came to be judged.
 *
 * @param facts what happened, in words that the affected person may read
 * @param at when
 * @param origin what drew attention to it
 * @param detectedByMachine whether a machine found it
 * @param decidedBy who decided
 */
public record Circumstances(
    List<String> facts, Instant at, Origin origin, boolean detectedByMachine, DecidedBy decidedBy) {
  /** What drew attention to a breach. */
  public enum Origin {
    /** The provider looked by itself. */
    OWN_INITIATIVE,
    /** A user reported it. */
    REPORT,
    /** A formal notice of illegal content. */
    NOTICE
  }

  /** Who decided on a restriction. */
  public enum DecidedBy {
    /** A machine alone. */
    MACHINE,
    /** A person, on a machine's proposal. */
    PERSON_WITH_MACHINE,
    /** A person alone. */
    PERSON
  }

  public Circumstances {
    requireNonNull(at, "at");
    requireNonNull(origin, "origin");
    requireNonNull(decidedBy, "decidedBy");
    facts = List.copyOf(facts);
    if (facts.isEmpty()) {
      throw new IllegalArgumentException("a statement of reasons says what happened");
    }
  }

  /**
   * What an engine's decision says of a clause, told to one person without what identifies others.
   *
   * @param clause the id of the clause, which at least one determining rule belongs to
   */
  public static Circumstances of(
      Decision decision, String clause, EntityRef recipient, DecidedBy decidedBy) {
    Discretion discretion = Discretion.towards(recipient, decision.event());
    List<String> facts =
        decision.determining().stream()
            .filter(finding -> finding.rule().clause().equals(clause))
            .map(Finding::because)
            .map(discretion::applyTo)
            .distinct()
            .toList();
    return new Circumstances(
        facts, decision.event().time(), Origin.OWN_INITIATIVE, true, decidedBy);
  }
}
