package dev.bailiff.app.journal;

/** Whether a journal takes appends. */
public sealed interface JournalHealth {
  /** It does. */
  record Well() implements JournalHealth {}

  /** It refuses them until the disk can be written again. */
  record Unwell(Throwable cause) implements JournalHealth {}

  /** It refuses them for good. */
  record Closed() implements JournalHealth {}
}
