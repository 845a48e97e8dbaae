package dev.bailiff.casework.outgoing;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.appeals.Contested;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A statement of reasons that was issued: what a person was told, and what they can contest.
 *
 * @param id what it is cited by
 * @param decision what it states the reasons of: a decision's place in its journal, or a case
 * @param recipient who is told
 * @param clause the clause that it rests on
 * @param policyVersion the version of the policy
 * @param at when
 * @param enforcements the ids of the restrictions that it states
 * @param deciders the people who had a part in the decision
 * @param letter its words; empty once they are erased
 */
public record Issued(
    String id,
    String decision,
    EntityRef recipient,
    String clause,
    String policyVersion,
    Instant at,
    Set<String> enforcements,
    Set<Reviewer> deciders,
    Optional<Letter> letter) {
  public Issued {
    requireNonNull(id, "id");
    requireNonNull(decision, "decision");
    requireNonNull(recipient, "recipient");
    requireNonNull(clause, "clause");
    requireNonNull(policyVersion, "policyVersion");
    at = at.truncatedTo(MILLIS);
    enforcements = Set.copyOf(enforcements);
    deciders = Set.copyOf(deciders);
    requireNonNull(letter, "letter");
  }

  /** What an appeal against it is about. */
  public Contested contested() {
    return new Contested(decision, recipient, deciders, at, enforcements);
  }
}
