package dev.bailiff.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.casework.desk.Concerns;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What was decided on an event, as the journal keeps it. */
final class DecisionRecord {
  static final int KIND = 2;

  private static final int HEAD = Long.BYTES + 1 + 1 + Long.BYTES;
  private static final int NO_VERDICT = 255;

  /** Says that something may follow from the decision. */
  private static final int EVENTFUL = 1;

  /** Journals outlive programs: a verdict's number is its place here, whatever its order. */
  private static final List<Verdict> VERDICTS =
      List.of(Verdict.ALLOW, Verdict.CHALLENGE, Verdict.THROTTLE, Verdict.HOLD, Verdict.DENY);

  private DecisionRecord() {}

  static Entry entry(Answer answer, Decision decision) {
    return entry(
        answer.sequence(),
        VERDICTS.indexOf(answer.verdict()),
        isEventful(decision) ? EVENTFUL : 0,
        answer.untilMillis(),
        answer.json());
  }

  private static boolean isEventful(Decision decision) {
    return !decision.determining().isEmpty()
        || !decision.actions().isEmpty()
        || !decision.permits().isEmpty()
        || (!decision.observed().isEmpty()
            && decision.observed().stream().anyMatch(Finding::isSwitchedToObserve))
        || Concerns.of(decision);
  }

  static Entry fault(long sequence, String words) {
    return entry(sequence, NO_VERDICT, 0, 0, words.getBytes(UTF_8));
  }

  private static Entry entry(long sequence, int verdict, int flags, long untilMillis, byte[] json) {
    byte[] payload =
        ByteBuffer.allocate(HEAD + json.length)
            .putLong(sequence)
            .put((byte) verdict)
            .put((byte) flags)
            .putLong(untilMillis)
            .put(json)
            .array();
    return Entry.of(KIND, payload);
  }

  /** The number of the event that the decision is on. */
  static long sequence(Entry entry) {
    return ByteBuffer.wrap(entry.payload()).getLong();
  }

  /** Whether anything may follow from the decision. */
  static boolean isEventful(Entry entry) {
    return (entry.payload()[Long.BYTES + 1] & EVENTFUL) != 0;
  }

  /** What who sent the event was told. */
  static Outcome outcome(Entry entry) throws IOException {
    ByteBuffer payload = ByteBuffer.wrap(entry.payload());
    if (payload.remaining() < HEAD) {
      throw new IOException("a record of a decision has " + payload.remaining() + " bytes");
    }
    long sequence = payload.getLong();
    int verdict = Byte.toUnsignedInt(payload.get());
    payload.get(); // flags
    long until = payload.getLong();
    if (verdict == NO_VERDICT) {
      return new Outcome.Faulty(sequence);
    }
    if (verdict >= VERDICTS.size()) {
      throw new IOException("the decision on record " + sequence + " has verdict " + verdict);
    }
    byte[] json = new byte[payload.remaining()];
    payload.get(json);
    return new Outcome.Decided(new Answer(sequence, VERDICTS.get(verdict), until, json));
  }
}
