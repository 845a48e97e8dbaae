package dev.bailiff.app.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;

/** A program with a journal, to be run where only the operating system can make it fail. */
final class JournalProcess {
  private static final int BALLAST_BYTES = 3 << 20;
  private static final int RECORD_BYTES = 100_000;

  private static final JournalSettings SETTINGS =
      new JournalSettings(64 << 20, 8 << 20, Duration.ofMillis(20));

  private JournalProcess() {}

  /** Takes what to do and the journal's directory. */
  static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Path.of(arguments[1]);
    try {
      switch (arguments[0]) {
        case "hold" -> hold(directory);
        case "fill" -> fill(directory);
        case "shut" -> shut(directory);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    } catch (JournalUnavailableException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Keeps the journal open until the input ends. */
  private static void hold(Path directory) throws IOException, InterruptedException {
    try (Journal journal = open(directory)) {
      journal.append(entry(1)).await();
      System.out.println("open");
      System.in.readAllBytes();
    }
  }

  /** Appends until the disk is full, makes room, and goes on. */
  private static void fill(Path directory) throws IOException, InterruptedException {
    Path ballast = directory.resolve("ballast");
    Files.write(ballast, new byte[BALLAST_BYTES]);
    long acknowledged = 0;
    try (Journal journal = open(directory)) {
      acknowledged = appendUntilRefused(journal);
      check(journal, acknowledged);
      Files.delete(ballast);
      goOn(journal, ++acknowledged);
    }
    try (Journal journal = open(directory)) {
      check(journal, acknowledged);
    }
    System.out.println("whole");
  }

  private static long appendUntilRefused(Journal journal) throws InterruptedException {
    long acknowledged = 0;
    try {
      while (true) {
        acknowledged = journal.append(entry(acknowledged + 1)).await();
      }
    } catch (AppendRefusedException e) {
      System.out.println(e.getMessage());
    }
    return acknowledged;
  }

  private static void goOn(Journal journal, long next) throws IOException, InterruptedException {
    Journals.await(() -> journal.health() instanceof JournalHealth.Well);
    journal.append(entry(next)).await();
    check(journal, next);
  }

  /** Takes the right to write into the directory away, and gives it back. */
  private static void shut(Path directory) throws IOException, InterruptedException {
    try (Journal journal = open(directory)) {
      journal.append(entry(1)).await();
      permit(directory, "r-xr-xr-x");
      try {
        journal.roll().await();
      } catch (AppendRefusedException e) {
        System.out.println(e.getMessage());
      }
      permit(directory, "rwxr-xr-x");
      goOn(journal, 2);
    }
    System.out.println("whole");
  }

  private static Journal open(Path directory) throws IOException {
    return Journal.open(directory, SETTINGS, InstantSource.system());
  }

  private static void permit(Path directory, String permissions) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }

  private static void check(Journal journal, long count) throws IOException {
    try (JournalReader reader = journal.read(1)) {
      for (long i = 1; i <= count; i++) {
        if (!new Recorded(i, entry(i)).equals(reader.next())) {
          throw new AssertionError("record " + i + " is not what was appended");
        }
      }
      if (reader.next() != null) {
        throw new AssertionError("more than was acknowledged");
      }
    }
  }

  private static Entry entry(long number) {
    byte[] payload = new byte[RECORD_BYTES];
    payload[0] = (byte) number;
    return Entry.of(1, payload);
  }
}
