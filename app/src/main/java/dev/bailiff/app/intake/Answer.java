package dev.bailiff.app.intake;

import static java.util.Objects.requireNonNull;

import dev.bailiff.app.json.DecisionWriter;
import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.service.LimitStanding;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said to who sent an event: the verdict, and the whole decision as JSON. */
public final class Answer {
  /** Actions that end; until then there is no point in trying again. */
  private static final Set<ActionKind> RESTRICTING =
      EnumSet.of(
          ActionKind.THROTTLE,
          ActionKind.CHALLENGE,
          ActionKind.LOCK_CREDENTIAL,
          ActionKind.BLOCK,
          ActionKind.BLOCK_PAIR,
          ActionKind.LIMIT_ACCESS,
          ActionKind.SUSPEND);

  private final long sequence;
  private final Verdict verdict;
  private final long untilMillis;
  private final byte[] json;
  private final @Nullable LimitStanding limit;

  /** An answer that was given before. */
  Answer(long sequence, Verdict verdict, long untilMillis, byte[] json) {
    this(sequence, verdict, untilMillis, json, null);
  }

  private Answer(
      long sequence,
      Verdict verdict,
      long untilMillis,
      byte[] json,
      @Nullable LimitStanding limit) {
    this.limit = limit;
    this.sequence = sequence;
    this.verdict = requireNonNull(verdict, "verdict");
    this.untilMillis = untilMillis;
    this.json = json;
  }

  /** The answer that a decision gives on the event with this number. */
  static Answer of(long sequence, Decision decision) {
    byte[] json = DecisionWriter.object(Long.toString(sequence), decision);
    return new Answer(
        sequence,
        decision.verdict(),
        until(decision.actions()),
        json,
        decision.limit().orElse(null));
  }

  private static long until(List<Action> actions) {
    if (actions.isEmpty()) {
      return 0; // nearly always
    }
    return actions.stream()
        .filter(action -> RESTRICTING.contains(action.kind()))
        .map(Action::until)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .map(Instant::toEpochMilli)
        .orElse(0L);
  }

  /** The number of the event in the journal, by which the decision is known. */
  public long sequence() {
    return sequence;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** When the last restriction that was asked for ends, if there is one that does. */
  public Optional<Instant> until() {
    return untilMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(untilMillis));
  }

  /** How the caller stands to a documented limit; told once and not with an answer repeated. */
  public Optional<LimitStanding> limit() {
    return Optional.ofNullable(limit);
  }

  /** The decision; the bytes themselves, not a copy. */
  public byte[] json() {
    return json;
  }

  long untilMillis() {
    return untilMillis;
  }
}
