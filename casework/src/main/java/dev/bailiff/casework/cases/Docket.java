package dev.bailiff.casework.cases;

import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cases of one provider, kept in memory. There is at most one open case about a subject: what
 * comes in about it while the case is open becomes a reason of that case. Not safe for use by
 * several threads at once.
 */
public final class Docket {
  private final Map<CaseId, CaseFile> files = new HashMap<>();
  private final Map<EntityRef, CaseId> open = new HashMap<>();

  /**
   * Puts a reason to people: to the open case about the subject, or to a new one with the given id.
   */
  public CaseFile raise(CaseId id, EntityRef subject, String queue, Reason reason, Instant now) {
    CaseFile file = openAbout(subject).orElse(null);
    if (file != null && file.because(reason) instanceof Attempt.Done(CaseFile added)) {
      return keep(added);
    }
    if (files.containsKey(id)) {
      throw new IllegalArgumentException("there is a case `" + id + "` already");
    }
    return keep(CaseFile.open(id, subject, queue, reason, now));
  }

  /** The case with this id. */
  public Optional<CaseFile> file(CaseId id) {
    return Optional.ofNullable(files.get(id));
  }

  /** All cases, in no particular order. */
  public Collection<CaseFile> files() {
    return List.copyOf(files.values());
  }

  /** The open case about this subject. */
  public Optional<CaseFile> openAbout(EntityRef subject) {
    return Optional.ofNullable(open.get(subject)).map(files::get);
  }

  /** The case that this reviewer should look at next, claimed; empty if there is none. */
  public Optional<CaseFile> claimNext(
      String queue, Reviewer reviewer, Priority priority, Instant now, Duration lease) {
    return open.values().stream()
        .map(files::get)
        .filter(file -> file.queue().equals(queue) && file.isClaimableBy(reviewer, now))
        .min(priority.at(now))
        .map(file -> file.claim(reviewer, now, lease))
        .flatMap(attempt ->
            attempt instanceof Attempt.Done(CaseFile claimed)
                ? Optional.of(keep(claimed))
                : Optional.empty());
  }

  /** Tries to change the case with this id, and keeps what comes of it. */
  public Optional<Attempt> attempt(CaseId id, Function<CaseFile, Attempt> change) {
    Optional<Attempt> attempt = file(id).map(change);
    if (attempt.isPresent() && attempt.get() instanceof Attempt.Done(CaseFile changed)) {
      keep(changed);
    }
    return attempt;
  }

  private CaseFile keep(CaseFile file) {
    files.put(file.id(), file);
    if (file.isOpen()) {
      open.put(file.subject(), file.id());
    } else {
      open.remove(file.subject(), file.id());
    }
    return file;
  }
}
