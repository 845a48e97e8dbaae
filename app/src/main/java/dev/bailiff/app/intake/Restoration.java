package dev.bailiff.app.intake;

import dev.bailiff.app.intake.Judge.Ruling;
import dev.bailiff.app.journal.AppendRefusedException;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalReader;
import dev.bailiff.app.journal.Recorded;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides the events of a journal again, so that features and answers are as they were when it was
 * written. What was answered then stays the answer.
 */
final class Restoration {
  private final Judge judge;
  private final Answers answers;
  private final Map<Long, Open> open = new LinkedHashMap<>();
  private long events;

  Restoration(Judge judge, Answers answers) {
    this.judge = judge;
    this.answers = answers;
  }

  /** An event whose decision has not been read yet. */
  private record Open(EventRecord event, Ruling ruling) {}

  /** Returns how many events there were; appends the decisions that are missing. */
  long run(Journal journal) throws IOException, InterruptedException {
    try (JournalReader reader = journal.read(journal.first())) {
      for (Recorded next = reader.next(); next != null; next = reader.next()) {
        switch (next.entry().kind()) {
          case EventRecord.KIND -> event(next, journal.first() > 1);
          case DecisionRecord.KIND -> decision(next.entry());
          default ->
              throw new IOException(
                  "record %d is of kind %d, which this version does not know"
                      .formatted(next.sequence(), next.entry().kind()));
        }
      }
    }
    for (Open undecided : open.values()) {
      append(journal, undecided.ruling.entry());
      remember(undecided, undecided.ruling.outcome());
    }
    return events;
  }

  private void event(Recorded recorded, boolean startsLater) throws IOException {
    EventRecord event = EventRecord.read(recorded.sequence(), recorded.entry());
    if (startsLater && events == 0) {
      answers.beginAt(event.receivedMillis());
    }
    events++;
    Ruling ruling = judge.decide(recorded.sequence(), event.event(), event.facts());
    open.put(recorded.sequence(), new Open(event, ruling));
  }

  /** One whose event has been dropped, or that was written twice, says nothing new. */
  private void decision(Entry entry) throws IOException {
    Open decided = open.remove(DecisionRecord.sequence(entry));
    if (decided != null) {
      remember(decided, DecisionRecord.outcome(entry));
    }
  }

  private void remember(Open decided, Outcome outcome) {
    EventRecord record = decided.event;
    answers.remember(
        Answers.Key.of(record.event()),
        outcome,
        record.receivedMillis(),
        record.event().timeMillis());
  }

  private static void append(Journal journal, Entry entry)
      throws AppendRefusedException, InterruptedException {
    journal.append(entry).await();
  }
}
