package dev.bailiff.app.journal;

import static dev.bailiff.app.journal.Journals.TIME;
import static dev.bailiff.app.journal.Journals.append;
import static dev.bailiff.app.journal.Journals.entry;
import static dev.bailiff.app.journal.Journals.settings;
import static dev.bailiff.app.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bailiff.app.journal.AppendRefusedException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class JournalTest {
  private final MemoryDisk disk = new MemoryDisk(1);

  @Test
  void records_are_read_in_the_order_they_were_appended() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a", "b", "c");
      assertThat(texts(journal, 1)).containsExactly("a", "b", "c");
      assertThat(texts(journal, 2)).containsExactly("b", "c");
      assertThat(texts(journal, 4)).isEmpty();
    }
  }

  @Test
  void numbers_go_on_after_a_restart() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      assertThat(journal.append(entry("a")).await()).isEqualTo(1);
    }
    try (Journal journal = Journals.open(disk)) {
      assertThat(journal.append(entry("b")).await()).isEqualTo(2);
      assertThat(texts(journal, 1)).containsExactly("a", "b");
      assertThat(journal.tornTail()).isEmpty();
    }
  }

  @Test
  void a_batch_gets_one_ticket_with_the_number_of_its_first_record() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      assertThat(journal.append(List.of(entry("b"), entry("c"))).await()).isEqualTo(2);
      assertThat(journal.append(entry("d")).await()).isEqualTo(4);
    }
  }

  @Test
  void kind_and_bytes_come_back() throws Exception {
    Entry written = Entry.of(255, new byte[] {0, -1, 1});
    try (Journal journal = Journals.open(disk)) {
      journal.append(written).await();
      assertThat(Journals.entries(journal, 1)).containsExactly(written);
    }
  }

  @Test
  void a_reader_follows_the_journal() throws Exception {
    try (Journal journal = Journal.open(disk, settings(100), TIME);
        JournalReader reader = journal.read(1)) {
      for (int i = 1; i <= 20; i++) {
        assertThat(reader.next()).isNull();
        append(journal, "text " + i);
        assertThat(reader.next()).isEqualTo(new Recorded(i, entry("text " + i)));
      }
    }
  }

  @Test
  void a_reader_does_not_see_what_is_not_on_the_disk() throws Exception {
    try (Journal journal = Journals.open(disk);
        JournalReader reader = journal.read(1)) {
      disk.holdForces();
      Ticket ticket = journal.append(entry("a"));
      Journals.await(() -> disk.bytes("00000000000000000001.journal").length > 100);
      assertThat(reader.next()).isNull();
      assertThat(ticket.isSettled()).isFalse();
      disk.letForcesGo();
      ticket.await();
      assertThat(reader.next()).isNotNull();
    }
  }

  @Test
  void there_is_nothing_to_read_past_the_end() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.read(2))
          .withMessage("there is no record 2; the next is 1");
    }
  }

  @Test
  void what_gathers_during_a_force_shares_the_next() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      disk.holdForces();
      List<Ticket> tickets = new ArrayList<>();
      tickets.add(journal.append(entry("first")));
      Journals.await(() -> disk.bytes("00000000000000000001.journal").length > 100);
      int forces = disk.forces();
      for (int i = 0; i < 100; i++) {
        tickets.add(journal.append(entry("text " + i)));
      }
      disk.letForcesGo();
      for (Ticket ticket : tickets) {
        ticket.await();
      }
      assertThat(disk.forces()).isEqualTo(forces + 2);
    }
  }

  @Test
  void more_than_the_queue_holds_is_refused_at_once() throws Exception {
    var small = new JournalSettings(1 << 20, 1000, Duration.ofMillis(2));
    try (Journal journal = Journal.open(disk, small, TIME)) {
      disk.holdForces();
      Ticket first = journal.append(entry("x".repeat(900)));
      assertThatExceptionOfType(AppendRefusedException.class)
          .isThrownBy(() -> journal.append(entry("x".repeat(100))))
          .matches(refusal -> refusal.reason() == Reason.BUSY)
          .withMessage("the journal is busy: 927 bytes wait to be written");
      disk.letForcesGo();
      first.await();
      append(journal, "x".repeat(100));
      assertThat(journal.next()).isEqualTo(3);
    }
  }

  @Test
  void a_batch_that_never_fits_into_the_queue_is_the_callers_mistake() throws Exception {
    var small = new JournalSettings(1 << 20, 1000, Duration.ofMillis(2));
    try (Journal journal = Journal.open(disk, small, TIME)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.append(entry("x".repeat(1000))))
          .withMessage("a batch of 1027 bytes does not fit into a queue of 1000");
    }
  }

  @Test
  void closing_writes_what_waits_and_refuses_more() throws Exception {
    Journal journal = Journals.open(disk);
    disk.holdForces();
    Ticket ticket = journal.append(entry("a"));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread closer =
        Thread.ofVirtual()
            .uncaughtExceptionHandler((_, e) -> failure.set(e))
            .start(() -> {
              try {
                journal.close();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    Journals.await(() -> journal.health() instanceof JournalHealth.Closed);
    assertThatExceptionOfType(AppendRefusedException.class)
        .isThrownBy(() -> journal.append(entry("b")))
        .matches(refusal -> refusal.reason() == Reason.CLOSED);
    disk.letForcesGo();
    closer.join();
    assertThat(failure.get()).isNull();
    assertThat(ticket.await()).isEqualTo(1);
    assertThat(texts(disk)).containsExactly("a");
  }

  @Test
  void a_second_journal_is_kept_out() throws Exception {
    try (Journal first = Journals.open(disk)) {
      assertThatExceptionOfType(JournalUnavailableException.class)
          .isThrownBy(() -> Journals.open(disk))
          .withMessage("journal directory `memory` is in use by another process");
      append(first, "a");
    }
    assertThat(texts(disk)).containsExactly("a");
  }

  @Test
  void segments_before_a_record_are_dropped_whole() throws Exception {
    try (Journal journal = Journal.open(disk, settings(150), TIME)) {
      // 37 bytes each: three to a segment
      append(journal, "text-00001", "text-00002", "text-00003", "text-00004", "text-00005");
      append(journal, "text-00006", "text-00007");
      assertThat(journal.dropBefore(6)).isEqualTo(1);
      assertThat(journal.first()).isEqualTo(4);
      assertThat(texts(journal, 4)).hasSize(4);
      assertThatExceptionOfType(RecordsDroppedException.class)
          .isThrownBy(() -> journal.read(3))
          .withMessage("record 3 has been dropped from the journal; the first kept is 4");
      assertThat(journal.dropBefore(100)).isEqualTo(1);
      assertThat(texts(journal, 7)).containsExactly("text-00007");
    }
    try (Journal journal = Journal.open(disk, settings(150), TIME)) {
      assertThat(journal.first()).isEqualTo(7);
      assertThat(journal.next()).isEqualTo(8);
    }
  }

  @Test
  void segments_are_dropped_when_their_successor_began_before_a_time() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(TIME.instant());
    try (Journal journal = Journal.open(disk, settings(60), now::get)) {
      for (int hour = 0; hour < 4; hour++) {
        append(journal, "x".repeat(40));
        now.set(now.get().plusSeconds(3600));
      }
      assertThat(journal.dropBefore(TIME.instant())).isZero();
      assertThat(journal.dropBefore(TIME.instant().plusSeconds(3600))).isEqualTo(1);
      Instant later = TIME.instant().plusSeconds(100 * 3600);
      assertThat(journal.dropBefore(2, later)).as("record 2 is needed").isZero();
      assertThat(journal.dropBefore(100, TIME.instant())).as("they are too young").isZero();
      assertThat(journal.dropBefore(3, later)).isEqualTo(1);
      assertThat(journal.dropBefore(later)).isEqualTo(1);
      assertThat(journal.first()).isEqualTo(4);
    }
  }

  @Test
  void a_quiet_journal_drops_its_records_by_age_after_a_roll() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(TIME.instant());
    try (Journal journal = Journal.open(disk, settings(1000), now::get)) {
      append(journal, "a", "b");
      now.set(now.get().plusSeconds(3600));
      assertThat(journal.dropBefore(now.get())).isZero();
      assertThat(journal.roll().await()).isEqualTo(3);
      assertThat(journal.roll().await()).isEqualTo(3);
      assertThat(journal.dropBefore(now.get())).isEqualTo(1);
      assertThat(journal.first()).isEqualTo(3);
      append(journal, "c");
    }
    assertThat(disk.names()).containsExactly(Segment.nameOf(3));
    assertThat(texts(disk)).containsExactly("c");
  }

  @Test
  void a_roll_keeps_its_place_among_appends() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      disk.holdForces();
      List<Ticket> tickets = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        tickets.add(journal.append(entry("text " + i)));
        tickets.add(journal.roll());
      }
      disk.letForcesGo();
      for (int i = 0; i < 3; i++) {
        assertThat(tickets.get(2 * i).await()).isEqualTo(i + 1);
        assertThat(tickets.get(2 * i + 1).await()).isEqualTo(i + 2);
      }
    }
    assertThat(disk.names()).hasSize(4);
    assertThat(texts(disk)).containsExactly("text 0", "text 1", "text 2");
  }

  @Test
  void a_read_only_directory_is_a_clear_error() {
    disk.makeReadOnly();
    assertThatExceptionOfType(JournalUnavailableException.class)
        .isThrownBy(() -> Journals.open(disk))
        .withMessage(
            "journal directory `memory` cannot be written: "
                + "java.nio.file.FileSystemException: memory: Read-only file system");
  }

  @Test
  void entries_have_limits() {
    assertThatIllegalArgumentException().isThrownBy(() -> Entry.of(256, new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> Entry.of(-1, new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.of(0, new byte[Entry.MAX_BYTES + 1]))
        .withMessage("a record holds at most 4194304 bytes: 4194305");
  }
}
