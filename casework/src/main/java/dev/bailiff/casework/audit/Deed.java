package dev.bailiff.casework.audit;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be remembered of one change.
 *
 * @param at when it was made
 * @param actor who made it
 * @param act what was done, one word such as {@code enforce}
 * @param subject the id of what was changed; never the id of a person, as it cannot be erased
 * @param before what it was, if it was anything
 * @param after what it is now, if it is anything
 * @param because why
 */
public record Deed(
    Instant at,
    Actor actor,
    String act,
    String subject,
    @Nullable String before,
    @Nullable String after,
    String because) {
  public Deed {
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    requireNonNull(act, "act");
    subject = Storable.id(subject);
    before = before == null ? null : Storable.text(before);
    after = after == null ? null : Storable.text(after);
    because = Storable.text(because);
  }
}
