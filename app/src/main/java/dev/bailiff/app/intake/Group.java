package dev.bailiff.app.intake;

import dev.bailiff.app.intake.Submission.Pending;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Ticket;
import dev.bailiff.core.event.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Submissions taken together, and the events among them that are on their way to the disk. */
final class Group {
  /** An event that is to be decided when the disk has it. */
  record Fresh(Pending pending, Answers.Key key, Facts facts, Entry entry) {}

  /** Events that are in the journal together or not at all. */
  static final class Part {
    /** Far less than the journal lets wait. */
    private static final long MOST_BYTES = 4L << 20;

    private final List<Fresh> events = new ArrayList<>();
    private long bytes;
    private @Nullable Ticket ticket;
    private @Nullable RefusedException refusal;

    List<Fresh> events() {
      return events;
    }

    List<Entry> entries() {
      return events.stream().map(Fresh::entry).toList();
    }

    void append(Ticket promise) {
      ticket = promise;
    }

    void refuse(RefusedException cause) {
      refusal = cause;
    }

    @Nullable Ticket ticket() {
      return ticket;
    }

    @Nullable RefusedException refusal() {
      return refusal;
    }
  }

  private final List<Submission> submissions;
  private final long receivedMillis;
  private final List<Part> parts = new ArrayList<>();

  Group(List<Submission> submissions, long receivedMillis) {
    this.submissions = submissions;
    this.receivedMillis = receivedMillis;
  }

  void add(Fresh event) {
    long size = event.entry.payload().length;
    if (parts.isEmpty() || parts.getLast().bytes + size > Part.MOST_BYTES) {
      parts.add(new Part());
    }
    parts.getLast().events.add(event);
    parts.getLast().bytes += size;
  }

  List<Submission> submissions() {
    return submissions;
  }

  long receivedMillis() {
    return receivedMillis;
  }

  List<Part> parts() {
    return parts;
  }
}
