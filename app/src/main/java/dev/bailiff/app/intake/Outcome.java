package dev.bailiff.app.intake;

import java.time.Instant;

/** What became of one event that was sent. */
public sealed interface Outcome {
  /** It was decided, now or when it was sent before. */
  record Decided(Answer answer) implements Outcome {}

  /** It is in the journal under this number, and will be decided. */
  record Accepted(long sequence) implements Outcome {}

  /** Its time is not one in which repeats can be told; it was not taken. */
  record Untimely(Instant from, Instant until) implements Outcome {}

  /** It is in the journal, and the engine broke on it. */
  record Faulty(long sequence) implements Outcome {}
}
