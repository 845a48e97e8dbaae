package dev.bailiff.casework.restraint;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a rule, a clause or everything has been switched to observe.
 *
 * @param scope the full id of the rule, the id of the clause, or {@code all}
 * @param since from when on
 * @param actor who did it
 * @param because why
 */
public record Switched(String scope, Instant since, Actor actor, String because) {
  public Switched {
    scope = Storable.text(scope);
    since = since.truncatedTo(ChronoUnit.MILLIS);
    requireNonNull(actor, "actor");
    because = Storable.text(because);
    if (scope.isBlank() || scope.length() > RuleSwitches.MAX_SCOPE) {
      throw new IllegalArgumentException("a rule, a clause or `all` has a name");
    }
  }
}
