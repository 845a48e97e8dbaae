package dev.bailiff.verify.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A program to be killed: many threads append batches, and each acknowledged record is printed as
 * its number and its name. A name says of which batch the record is, and which of how many.
 */
public final class AppendingProcess {
  /** Small segments, so that some kills hit the moment between two. */
  static final JournalSettings SETTINGS =
      new JournalSettings(256 << 10, 8 << 20, Duration.ofMillis(100));

  private static final int THREADS = 32;
  private static final int MAX_BATCH = 4;
  private static final int MAX_FILLER = 2000;

  private AppendingProcess() {}

  /** Takes the journal's directory and the number of the round. */
  static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    try (Journal journal = Journal.open(directory, SETTINGS, InstantSource.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < THREADS; thread++) {
        String name = arguments[1] + "-" + thread;
        threads.execute(() -> appendForever(journal, name));
      }
    }
  }

  private static void appendForever(Journal journal, String thread) {
    Random chance = new Random(thread.hashCode());
    try {
      for (int batch = 0; ; batch++) {
        String name = thread + "-" + batch;
        int size = 1 + chance.nextInt(MAX_BATCH);
        List<Entry> entries =
            IntStream.range(0, size)
                .mapToObj(i -> entry(name + "-" + i + "-" + size, chance.nextInt(MAX_FILLER)))
                .toList();
        print(journal.append(entries).await(), name, size);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Entry entry(String name, int filler) {
    return Entry.of(7, (name + " " + "x".repeat(filler)).getBytes(UTF_8));
  }

  private static void print(long first, String name, int size) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < size; i++) {
      lines.append(first + i).append(' ').append(name).append('-').append(i).append('-');
      lines.append(size).append('\n');
    }
    byte[] bytes = lines.toString().getBytes(UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
