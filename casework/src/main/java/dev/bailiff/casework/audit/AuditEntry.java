package dev.bailiff.casework.audit;

import dev.bailiff.casework.store.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log as it is stored.
 *
 * <p>Before, after and why may hold what a person can ask to be erased. The chain therefore covers
 * a digest of them, salted so that it cannot be guessed from once they are gone:
 *
 * <pre>
 * details = sha256(salt, before, after, because)
 * hash    = sha256(hash of the entry before, sequence, at, actor, act, subject, details)
 * </pre>
 *
 * @param details null once they are erased
 */
public record AuditEntry(
    long sequence,
    Instant at,
    Actor actor,
    String act,
    String subject,
    @Nullable Details details,
    String detailsDigest,
    String hash) {

  /** What may be erased. */
  public record Details(
      String salt, @Nullable String before, @Nullable String after, String because) {
    String digest() {
      return Digest.begin().add(salt).add(before).add(after).add(because).hex();
    }
  }

  /** The entry for a deed, after an entry with this hash. */
  static AuditEntry after(String previousHash, long sequence, Deed deed, String salt) {
    Details details = new Details(salt, deed.before(), deed.after(), deed.because());
    AuditEntry unsealed =
        new AuditEntry(
            sequence,
            deed.at(),
            deed.actor(),
            deed.act(),
            deed.subject(),
            details,
            details.digest(),
            "");
    return new AuditEntry(
        sequence,
        deed.at(),
        deed.actor(),
        deed.act(),
        deed.subject(),
        details,
        unsealed.detailsDigest,
        unsealed.hashAfter(previousHash));
  }

  /** The hash that this entry has if it follows an entry with that hash. */
  String hashAfter(String previousHash) {
    return Digest.begin()
        .add(previousHash)
        .add(sequence)
        .add(at.toEpochMilli())
        .add(actor.kind().label())
        .add(actor.name())
        .add(act)
        .add(subject)
        .add(detailsDigest)
        .hex();
  }

  /** Whether the details, if they are there, are those that were chained. */
  boolean hasItsDetails() {
    return details == null || details.digest().equals(detailsDigest);
  }
}
