package dev.bailiff.rules.example;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.rules.facts.FactsOnFile;
import dev.bailiff.rules.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of events and what the policy must say of it.
 *
 * @param clause the id of the clause whose folder it is in
 * @param name what it is an example of
 * @param place where it stands
 * @param facts what is known from outside
 * @param script the events
 * @param fires the rules that fire at least once
 * @param misses the rules that never fire
 * @param verdict the verdict of the last event, if it matters
 */
public record Example(
    String clause,
    String name,
    Place place,
    FactsOnFile facts,
    EventScript script,
    List<Expected> fires,
    List<Expected> misses,
    Optional<Verdict> verdict) {
  public Example {
    requireNonNull(clause, "clause");
    requireNonNull(name, "name");
    requireNonNull(place, "place");
    fires = List.copyOf(fires);
    misses = List.copyOf(misses);
  }

  /** A rule that is named by its full id, and where. */
  public record Expected(String rule, Place place) {}
}
