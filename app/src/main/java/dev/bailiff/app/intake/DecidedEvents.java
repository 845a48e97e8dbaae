package dev.bailiff.app.intake;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalReader;
import dev.bailiff.app.journal.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a journal with their decisions, in the order of the events and each once,
 * when both are on the disk; for one thread. It follows the journal: at the end it can be asked
 * again.
 *
 * <p>Decisions may come in another order and twice, after a disk has failed. What is held until the
 * decisions before it have come is bounded by what the intake lets be undecided.
 */
public final class DecidedEvents implements Closeable {
  private final JournalReader reader;
  private final long after;
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final Map<Long, Open> bySequence = new HashMap<>();

  private DecidedEvents(JournalReader reader, long after) {
    this.reader = reader;
    this.after = after;
  }

  /** An event whose decision, or a decision before it, has not been read yet. */
  private static final class Open {
    private final long sequence;
    private final Entry event;
    private @Nullable Entry decision;

    private Open(long sequence, Entry event) {
      this.sequence = sequence;
      this.event = event;
    }
  }

  /** The events after this number, or from the oldest record on if that is later. */
  public static DecidedEvents after(Journal journal, long sequence) throws IOException {
    JournalReader reader = journal.read(Math.max(journal.first(), sequence + 1));
    return new DecidedEvents(reader, sequence);
  }

  /** The next event; null if there is none whose decision is on the disk now. */
  public @Nullable DecidedEvent next() throws IOException {
    while (true) {
      Open head = open.peek();
      if (head != null && head.decision != null) {
        open.remove();
        bySequence.remove(head.sequence);
        return new DecidedEvent(head.sequence, head.event, head.decision);
      }
      Recorded record = reader.next();
      if (record == null) {
        return null;
      }
      take(record);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void take(Recorded record) {
    Entry entry = record.entry();
    if (entry.kind() == EventRecord.KIND && record.sequence() > after) {
      Open event = new Open(record.sequence(), entry);
      open.add(event);
      bySequence.put(event.sequence, event);
    } else if (entry.kind() == DecisionRecord.KIND) {
      Open event = bySequence.get(DecisionRecord.sequence(entry));
      if (event != null && event.decision == null) {
        event.decision = entry;
      }
    }
  }
}
