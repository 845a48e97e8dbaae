package dev.bailiff.casework.editions;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an edition would have done.
 *
 * @param edition the id of the edition
 * @param at when it was tried
 * @param actor who tried it
 * @param since from when on decisions were compared
 * @param compared how many decisions were compared
 * @param isComplete whether there was time for all of them
 * @param result the comparison, as JSON
 */
public record Backtest(
    String edition,
    Instant at,
    Actor actor,
    Instant since,
    long compared,
    boolean isComplete,
    String result) {
  public Backtest {
    requireNonNull(edition, "edition");
    at = at.truncatedTo(ChronoUnit.MILLIS);
    since = since.truncatedTo(ChronoUnit.MILLIS);
    requireNonNull(actor, "actor");
    requireNonNull(result, "result");
  }
}
