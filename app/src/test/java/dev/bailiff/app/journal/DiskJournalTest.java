package dev.bailiff.app.journal;

import static dev.bailiff.app.journal.Journals.TIME;
import static dev.bailiff.app.journal.Journals.append;
import static dev.bailiff.app.journal.Journals.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on the file system. */
final class DiskJournalTest {
  @TempDir private Path directory;

  @Test
  void many_threads_append_and_every_ticket_names_its_record() throws Exception {
    Map<Long, String> expected = new HashMap<>();
    try (Journal journal = open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Long, String>>> parts = new ArrayList<>();
      for (int thread = 0; thread < 64; thread++) {
        String name = "thread " + thread;
        parts.add(threads.submit(() -> appendMany(journal, name)));
      }
      for (Future<Map<Long, String>> part : parts) {
        expected.putAll(part.get());
      }
      assertThat(expected).hasSize(64 * 20);
    }
    try (Journal journal = open()) {
      List<String> found = Journals.texts(journal, 1);
      assertThat(found).hasSize(expected.size());
      expected.forEach((at, text) -> assertThat(found.get((int) (at - 1))).isEqualTo(text));
    }
  }

  @Test
  void the_directory_is_made() throws Exception {
    Path deep = directory.resolve("a/b");
    try (Journal journal = Journal.open(deep, JournalSettings.DEFAULT, TIME)) {
      append(journal, "a");
    }
    assertThat(deep.resolve(Segment.nameOf(1))).exists();
  }

  @Test
  void the_largest_record_comes_back() throws Exception {
    byte[] payload = new byte[Entry.MAX_BYTES];
    RandomGenerator.of("L64X128MixRandom").nextBytes(payload);
    Entry large = Entry.of(9, payload);
    try (Journal journal = open()) {
      append(journal, "before");
      journal.append(large).await();
      append(journal, "after");
    }
    try (Journal journal = open()) {
      assertThat(Journals.entries(journal, 1))
          .containsExactly(entry("before"), large, entry("after"));
    }
  }

  @Test
  void room_is_given_back_on_closing() throws Exception {
    Path segment = directory.resolve(Segment.nameOf(1));
    try (Journal journal = open()) {
      append(journal, "a");
      assertThat(Files.size(segment)).isGreaterThan(1 << 20);
    }
    assertThat(Files.size(segment)).isEqualTo(SegmentHeader.BYTES + RecordHead.BYTES + 1);
  }

  @Test
  void a_second_journal_in_this_process_is_kept_out() throws Exception {
    try (Journal journal = open()) {
      assertThatExceptionOfType(JournalUnavailableException.class)
          .isThrownBy(this::open)
          .withMessageEndingWith("` is in use by another process");
      append(journal, "a");
    }
    open().close();
  }

  @Test
  void a_file_where_the_directory_should_be_is_a_clear_error() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatExceptionOfType(JournalUnavailableException.class)
        .isThrownBy(() -> Journal.open(file, JournalSettings.DEFAULT, TIME))
        .withMessageStartingWith("journal directory `" + file + "` cannot be written: ");
  }

  @Test
  void dropped_segments_are_gone_from_the_directory() throws Exception {
    try (Journal journal = Journal.open(directory, Journals.settings(100), TIME)) {
      append(journal, "x".repeat(60), "y".repeat(60), "z".repeat(60));
      try (JournalReader reader = journal.read(1)) {
        assertThat(journal.dropBefore(3)).isEqualTo(2);
        assertThat(directory.resolve(Segment.nameOf(1))).doesNotExist();
        assertThat(reader.next()).isEqualTo(new Recorded(1, entry("x".repeat(60))));
        assertThatExceptionOfType(RecordsDroppedException.class)
            .isThrownBy(reader::next)
            .matches(dropped -> dropped.first() == 3);
      }
    }
  }

  private Journal open() throws IOException {
    return Journal.open(directory, JournalSettings.DEFAULT, TIME);
  }

  private static Map<Long, String> appendMany(Journal journal, String name) throws Exception {
    Map<Long, String> appended = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      String text = name + ", text " + i;
      appended.put(journal.append(entry(text)).await(), text);
    }
    return appended;
  }
}
