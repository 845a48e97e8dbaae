package dev.bailiff.app.intake;

import dev.bailiff.app.intake.EventRecord.Identity;
import dev.bailiff.app.intake.Judge.Ruling;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalReader;
import dev.bailiff.app.journal.Recorded;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides the events of a journal after a snapshot again, so that features are as they were when it
 * was written, and reads which answers were given. What was answered then stays the answer.
 */
final class Restoration {
  private final Judge judge;
  private final Answers answers;
  private final Snapshots.Known known;
  private final Map<Long, Open> open = new LinkedHashMap<>();
  private long events;
  private long decided;

  Restoration(Judge judge, Answers answers, Snapshots.Known known) {
    this.judge = judge;
    this.answers = answers;
    this.known = known;
    this.decided = known.sequence();
  }

  /** An event whose decision has not been read yet; without a ruling if the snapshot has it. */
  private record Open(Identity identity, long receivedMillis, @Nullable Ruling ruling) {}

  /** Reads the journal to its end; appends the decisions that are missing. */
  void run(Journal journal) throws IOException, InterruptedException {
    if (known.sequence() >= journal.next()) {
      throw new IOException(
          "a snapshot knows record %d, and the journal ends before it; was an older copy put in"
                  .formatted(known.sequence())
              + " its place?");
    }
    if (known.sequence() + 1 < journal.first()) {
      throw new IOException(
          "the journal begins with record %d, and no snapshot knows those before it"
              .formatted(journal.first()));
    }
    answers.beginAt(known.floorMillis());
    long from = Math.max(known.eldest(), journal.first());
    boolean isCut = from > known.eldest();
    try (JournalReader reader = journal.read(from)) {
      for (Recorded next = reader.next(); next != null; next = reader.next()) {
        switch (next.entry().kind()) {
          case EventRecord.KIND -> {
            event(next, isCut);
            isCut = false;
          }
          case DecisionRecord.KIND -> decision(next.entry());
          default ->
              throw new IOException(
                  "record %d is of kind %d, which this version does not know"
                      .formatted(next.sequence(), next.entry().kind()));
        }
      }
    }
    appendMissing(journal);
  }

  /** How many events were decided again. */
  long events() {
    return events;
  }

  /** The last record whose event has been decided. */
  long decided() {
    return decided;
  }

  private void event(Recorded recorded, boolean isFirstOfCut) throws IOException {
    long sequence = recorded.sequence();
    Entry entry = recorded.entry();
    long received = EventRecord.received(entry).toEpochMilli();
    if (isFirstOfCut) {
      answers.beginAt(received);
    }
    if (sequence <= known.sequence()) {
      open.put(sequence, new Open(EventRecord.identity(sequence, entry), received, null));
      return;
    }
    events++;
    decided = sequence;
    EventRecord event = EventRecord.read(sequence, entry);
    Identity identity = new Identity(Answers.Key.of(event.event()), event.event().timeMillis());
    Ruling ruling = judge.decide(sequence, event.event(), event.facts());
    open.put(sequence, new Open(identity, received, ruling));
  }

  /** One whose event is not read, or that was written twice, says nothing new. */
  private void decision(Entry entry) throws IOException {
    Open event = open.remove(DecisionRecord.sequence(entry));
    if (event != null) {
      remember(event, DecisionRecord.outcome(entry));
    }
  }

  private void appendMissing(Journal journal) throws IOException, InterruptedException {
    for (Map.Entry<Long, Open> undecided : open.entrySet()) {
      Ruling ruling = undecided.getValue().ruling;
      if (ruling == null) {
        throw new IOException(
            "the decision on record %d is not in the journal, and a snapshot knows its event"
                .formatted(undecided.getKey()));
      }
      journal.append(ruling.entry()).await();
      remember(undecided.getValue(), ruling.outcome());
    }
  }

  private void remember(Open event, Outcome outcome) {
    Identity identity = event.identity;
    answers.remember(identity.key(), outcome, event.receivedMillis, identity.timeMillis());
  }
}
