package dev.bailiff.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An append-only journal in a directory; any thread may append, read and drop. */
public final class Journal implements Closeable {
  /** No more than this is forced at once, so that nobody waits for the data of too many others. */
  private static final long GROUP_BYTES = 8L << 20;

  private final JournalFolder folder;
  private final JournalSettings settings;
  private final Closeable lock;
  private final Segments segments;
  private final Optional<TornTail> tornTail;
  private final Tail tail;
  private final Waiting waiting;
  private final Thread writer;

  private Journal(
      JournalFolder folder, JournalSettings settings, InstantSource time, Closeable lock)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.lock = lock;
    Recovered recovered = Recovered.from(folder);
    this.segments = recovered.segments();
    this.tornTail = Optional.ofNullable(recovered.tornTail());
    this.tail = new Tail(folder, time, settings.segmentBytes(), recovered);
    this.waiting = new Waiting(settings.queueBytes());
    this.writer = Thread.ofPlatform().daemon().name("journal").unstarted(this::run);
  }

  /**
   * Opens the journal of a directory, which is made if need be.
   *
   * @param time tells when a segment is begun; nothing else asks it
   */
  public static Journal open(Path directory, JournalSettings settings, InstantSource time)
      throws IOException {
    return open(DiskFolder.at(directory), settings, time);
  }

  static Journal open(JournalFolder folder, JournalSettings settings, InstantSource time)
      throws IOException {
    Closeable lock = lock(folder);
    try {
      Journal journal = new Journal(folder, settings, time, lock);
      journal.writer.start();
      return journal;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Closeable lock(JournalFolder folder) throws IOException {
    try {
      return folder.lock();
    } catch (JournalUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw JournalUnavailableException.unwritable(folder.path(), e);
    }
  }

  /** Appends one entry. */
  public Ticket append(Entry entry) throws AppendRefusedException {
    return append(List.of(entry));
  }

  /** Appends entries as a whole: after a crash all of them are there, or none. */
  public Ticket append(List<Entry> entries) throws AppendRefusedException {
    Batch batch = Batch.of(entries);
    if (batch.bytes() > settings.queueBytes()) {
      throw new IllegalArgumentException(
          "a batch of %d bytes does not fit into a queue of %d"
              .formatted(batch.bytes(), settings.queueBytes()));
    }
    waiting.add(batch);
    return batch.ticket();
  }

  /**
   * Begins a new segment after what was appended before, unless the last one is empty, so that a
   * journal to which nothing is appended any more can drop its records by age. The ticket has the
   * number of the record that will come next.
   */
  public Ticket roll() throws AppendRefusedException {
    Batch request = Batch.roll();
    waiting.add(request);
    return request.ticket();
  }

  /**
   * Reads from a record on. The reader follows the journal: when it has reached the end it can be
   * asked again.
   */
  public JournalReader read(long from) throws IOException {
    return new JournalReader(folder, segments, from);
  }

  /** The number of the oldest record, or of the next one if there is none. */
  public long first() {
    return segments.first();
  }

  /** The number that the next acknowledged record will get. */
  public long next() {
    return segments.last().extent().next();
  }

  /** When the last segment was begun. */
  public Instant lastBegun() {
    return Instant.ofEpochMilli(segments.last().header().createdMillis());
  }

  /** The bytes of all segments, as far as they count. */
  public long bytes() {
    return segments.all().stream().mapToLong(segment -> segment.extent().end()).sum();
  }

  /** What was cut off when the journal was opened. */
  public Optional<TornTail> tornTail() {
    return tornTail;
  }

  public JournalHealth health() {
    return waiting.health();
  }

  /**
   * Drops segments all of whose records have smaller numbers; returns how many. The last segment
   * stays.
   */
  public int dropBefore(long sequence) throws IOException {
    return drop(successor -> successor.header().first() <= sequence);
  }

  /** Drops segments that were full before a time; returns how many. The last segment stays. */
  public int dropBefore(Instant time) throws IOException {
    return drop(successor -> successor.header().createdMillis() <= time.toEpochMilli());
  }

  /**
   * Drops segments all of whose records have smaller numbers and that were full before a time;
   * returns how many. The last segment stays.
   */
  public int dropBefore(long sequence, Instant time) throws IOException {
    return drop(successor ->
        successor.header().first() <= sequence
            && successor.header().createdMillis() <= time.toEpochMilli());
  }

  /** Writes what waits, then closes. */
  @Override
  public void close() throws IOException {
    waiting.close();
    joinWriter();
    lock.close();
  }

  private synchronized int drop(Predicate<Segment> successorAllows) throws IOException {
    int dropped = 0;
    for (Segment segment : segments.all()) {
      Segment successor = segments.after(segment);
      if (successor == null || !successorAllows.test(successor)) {
        break;
      }
      folder.delete(segment.name());
      // One by one, so that a crash leaves no hole between the segments.
      folder.force();
      segments.remove(segment);
      dropped++;
    }
    return dropped;
  }

  private void run() {
    try (tail) {
      while (true) {
        List<Batch> group = waiting.take(Math.min(GROUP_BYTES, tail.room()));
        if (group.isEmpty()) {
          return;
        }
        write(group);
      }
    } catch (IOException e) {
      refuse(waiting.fail(e), e);
    } catch (RuntimeException | Error e) {
      refuse(waiting.fail(e), e);
      throw e;
    }
  }

  private void write(List<Batch> group) {
    try {
      long sequence = group.getFirst().isRoll() ? tail.roll() : tail.write(group);
      waiting.settle(group);
      for (Batch batch : group) {
        batch.ticket().acknowledge(sequence);
        sequence += batch.entries().size();
      }
    } catch (IOException e) {
      fail(group, e);
      recover();
    } catch (RuntimeException | Error e) {
      fail(group, e);
      throw e;
    }
  }

  /** Cuts first and refuses then, so that hardly ever a refused record is found after a crash. */
  private void fail(List<Batch> group, Throwable cause) {
    List<Batch> behind = waiting.fail(cause);
    try {
      tail.cut();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    waiting.settle(group);
    refuse(group, cause);
    refuse(behind, cause);
  }

  private void recover() {
    while (!waiting.isClosedWithin(settings.probeEvery())) {
      try {
        tail.restore();
        waiting.recover();
        return;
      } catch (IOException e) {
        waiting.fail(e);
      }
    }
  }

  private static void refuse(List<Batch> batches, Throwable cause) {
    AppendRefusedException refusal = AppendRefusedException.unwell(cause);
    batches.forEach(batch -> batch.ticket().refuse(refusal));
  }

  /** Even an interrupted thread must not leave before the files are closed. */
  private void joinWriter() {
    boolean interrupted = false;
    while (true) {
      try {
        writer.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
