package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;

/**
 * What the affected person is told of a restriction, before it is put into the words of a language:
 * what was restricted, what for, on what ground, decided how, and how to contest it. These are the
 * points of Article 17(3) of Regulation (EU) 2022/2065, but for the legal ground of illegal
 * content: the ground here is always a clause of the policy.
 *
 * @param id what the statement is cited by
 * @param provider who restricts
 * @param recipient who is told
 * @param issued when
 * @param restrictions what was restricted
 * @param circumstances what for
 * @param ground the clause that it rests on
 * @param redress how to contest it
 */
public record StatementOfReasons(
    String id,
    String provider,
    EntityRef recipient,
    Instant issued,
    List<Restriction> restrictions,
    Circumstances circumstances,
    Ground ground,
    Redress redress) {
  public StatementOfReasons {
    requireNonNull(id, "id");
    requireNonNull(provider, "provider");
    requireNonNull(recipient, "recipient");
    requireNonNull(issued, "issued");
    requireNonNull(circumstances, "circumstances");
    requireNonNull(ground, "ground");
    requireNonNull(redress, "redress");
    restrictions = List.copyOf(restrictions);
    if (restrictions.isEmpty()) {
      throw new IllegalArgumentException("there is no restriction to state the reasons of");
    }
  }
}
