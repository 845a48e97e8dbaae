package dev.bailiff.app.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** What tests of the journal begin with. */
final class Journals {
  static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

  private Journals() {}

  static JournalSettings settings(long segmentBytes) {
    return new JournalSettings(segmentBytes, 1 << 20, Duration.ofMillis(2));
  }

  static Journal open(MemoryDisk disk) throws IOException {
    return Journal.open(disk, settings(1 << 20), TIME);
  }

  static Entry entry(String text) {
    return Entry.of(1, text.getBytes(UTF_8));
  }

  static Entry entry(Random chance, int maxBytes) {
    byte[] payload = new byte[chance.nextInt(maxBytes + 1)];
    chance.nextBytes(payload);
    return Entry.of(chance.nextInt(256), payload);
  }

  /** Appends each text as its own group. */
  static void append(Journal journal, String... texts) throws IOException, InterruptedException {
    for (String text : texts) {
      journal.append(entry(text)).await();
    }
  }

  static List<Entry> entries(Journal journal, long from) throws IOException {
    try (JournalReader reader = journal.read(from)) {
      return entries(reader, from);
    }
  }

  /** Reads what there is, and checks the numbers. */
  static List<Entry> entries(JournalReader reader, long from) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Recorded recorded = reader.next(); recorded != null; recorded = reader.next()) {
      if (recorded.sequence() != from + entries.size()) {
        throw new AssertionError("out of order: " + recorded);
      }
      entries.add(recorded.entry());
    }
    return entries;
  }

  static List<String> texts(Journal journal, long from) throws IOException {
    return entries(journal, from).stream().map(e -> new String(e.payload(), UTF_8)).toList();
  }

  static List<String> texts(MemoryDisk disk) throws IOException {
    try (Journal journal = open(disk)) {
      return texts(journal, journal.first());
    }
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    for (int tries = 0; !condition.getAsBoolean(); tries++) {
      if (tries > 10_000) {
        throw new AssertionError("waited in vain");
      }
      Thread.sleep(1);
    }
  }
}
