package dev.bailiff.casework.incoming;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.cases.CaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * A formal notice on file. Its words are in the event that it became.
 *
 * @param source where it came from
 * @param id its id there
 * @param received when it came
 * @param caseId the case that it led to or joined
 * @param law what it rests on
 * @param sender who sent it, if they said so
 * @param email where the answer goes, if they said so
 * @param answered when the sender was told of the ruling
 */
public record Notice(
    String source,
    String id,
    Instant received,
    CaseId caseId,
    String law,
    Optional<String> sender,
    Optional<String> email,
    Optional<Instant> answered) {
  public Notice {
    requireNonNull(source, "source");
    requireNonNull(id, "id");
    requireNonNull(received, "received");
    requireNonNull(caseId, "caseId");
    requireNonNull(law, "law");
    requireNonNull(sender, "sender");
    requireNonNull(email, "email");
    requireNonNull(answered, "answered");
  }
}
