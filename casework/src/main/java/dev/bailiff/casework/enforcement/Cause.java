package dev.bailiff.casework.enforcement;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.store.Storable;
import java.util.Optional;

/**
 * Why there is an enforcement.
 *
 * @param actor the rule that asked for it, or the person who ordered it
 * @param clause the clause that was broken, if that is known
 * @param because the reason in words
 * @param occasion the decision behind it, if it rests on one
 */
public record Cause(
    Actor actor, Optional<String> clause, String because, Optional<Occasion> occasion) {
  public Cause {
    requireNonNull(actor, "actor");
    requireNonNull(clause, "clause");
    because = Storable.text(because);
    requireNonNull(occasion, "occasion");
  }

  /**
   * The decision behind an enforcement.
   *
   * @param eventSource where the event came from
   * @param eventId its id there
   * @param policyVersion the version of the policy that it was decided under
   */
  public record Occasion(String eventSource, String eventId, String policyVersion) {
    public Occasion {
      eventSource = Storable.text(eventSource);
      eventId = Storable.text(eventId);
      requireNonNull(policyVersion, "policyVersion");
    }
  }
}
