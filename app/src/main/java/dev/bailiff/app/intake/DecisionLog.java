package dev.bailiff.app.intake;

import dev.bailiff.app.journal.AppendRefusedException;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.Ticket;
import dev.bailiff.app.state.Snapshotter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends decisions behind their events, and again those that the disk refused; for one thread. A
 * decision may be there twice after that, which its number tells.
 *
 * <p>What is owed is bounded: a journal that refuses decisions refuses events as well.
 */
final class DecisionLog {
  /** Far less than the journal lets wait. */
  private static final long MOST_BYTES = 4L << 20;

  private final Journal journal;
  private final DecisionListener listener;
  private final ArrayDeque<Sent> sent = new ArrayDeque<>();
  private List<Entry> owed = new ArrayList<>();

  DecisionLog(Journal journal, DecisionListener listener) {
    this.journal = journal;
    this.listener = listener;
  }

  private record Sent(List<Entry> entries, Ticket ticket) {}

  void add(List<Entry> decisions) throws InterruptedException {
    settle();
    owed.addAll(decisions);
    List<Entry> part = new ArrayList<>();
    List<Entry> refused = new ArrayList<>();
    long bytes = 0;
    for (Entry entry : owed) {
      if (bytes + entry.payload().length > MOST_BYTES && !part.isEmpty()) {
        append(part, refused);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(entry);
      bytes += entry.payload().length;
    }
    append(part, refused);
    owed = refused;
  }

  /** Whether the disk has refused decisions that were not appended again since. */
  boolean isOwing() throws InterruptedException {
    settle();
    return !owed.isEmpty();
  }

  /** Waits until the disk has taken or refused all that was appended. */
  void await() throws InterruptedException {
    while (!sent.isEmpty()) {
      settle(sent.remove());
    }
  }

  /** Whether there are decisions of which the disk has not said that it has them. */
  boolean isOutstanding() {
    return !owed.isEmpty() || !sent.isEmpty();
  }

  /** Waits until all that was appended so far is on the disk; for any thread. */
  Snapshotter.Durability durability() {
    List<Ticket> tickets = sent.stream().map(Sent::ticket).toList();
    return () -> {
      for (Ticket ticket : tickets) {
        ticket.await();
      }
    };
  }

  /** Waits for all that was appended, and tries once more what was refused. */
  void flush() throws InterruptedException {
    add(List.of());
    await();
    add(List.of());
    await();
  }

  private void append(List<Entry> part, List<Entry> refused) {
    if (part.isEmpty()) {
      return;
    }
    try {
      sent.add(new Sent(part, journal.append(part)));
    } catch (AppendRefusedException refusal) {
      listener.undocumented(part.size(), refusal);
      refused.addAll(part);
    }
  }

  private void settle() throws InterruptedException {
    while (!sent.isEmpty() && sent.peek().ticket.isSettled()) {
      settle(sent.remove());
    }
  }

  private void settle(Sent settled) throws InterruptedException {
    try {
      settled.ticket.await();
    } catch (AppendRefusedException refusal) {
      listener.undocumented(settled.entries.size(), refusal);
      owed.addAll(settled.entries);
    }
  }
}
