package dev.bailiff.app.journal;

import static dev.bailiff.app.journal.Journals.TIME;
import static dev.bailiff.app.journal.Journals.append;
import static dev.bailiff.app.journal.Journals.entry;
import static dev.bailiff.app.journal.Journals.settings;
import static dev.bailiff.app.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bailiff.app.journal.AppendRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a disk can do to a journal that is open. */
final class FailureTest {
  private final MemoryDisk disk = new MemoryDisk(1);

  @Test
  void a_full_disk_refuses_with_the_cause_and_loses_nothing() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      disk.limitTo(disk.bytes(Segment.nameOf(1)).length + 200);
      append(journal, "small");
      assertRefused(journal.append(entry("x".repeat(1000))), "No space left on device");
      assertThat(journal.health()).isInstanceOf(JournalHealth.Unwell.class);
      assertThatExceptionOfType(AppendRefusedException.class)
          .isThrownBy(() -> journal.append(entry("y")))
          .matches(refusal -> refusal.reason() == Reason.UNWELL);
      disk.heal();
      awaitHealth(journal);
      append(journal, "after");
      assertThat(texts(journal, 1)).containsExactly("small", "after");
    }
    assertThat(texts(disk)).containsExactly("small", "after");
  }

  @Test
  void while_the_disk_stays_full_the_journal_stays_unwell() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      disk.fillUp();
      assertRefused(journal.append(entry("a")), "No space left on device");
      Thread.sleep(20);
      assertThat(journal.health()).isInstanceOf(JournalHealth.Unwell.class);
      assertThat(disk.names()).contains(Segment.nameOf(1)).doesNotContain(Segment.nameOf(2));
    }
  }

  @Test
  void a_failing_force_refuses_all_that_it_was_for() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      disk.holdForces();
      List<Ticket> tickets = new ArrayList<>(List.of(journal.append(entry("b"))));
      tickets.add(journal.append(entry("c")));
      tickets.add(journal.append(entry("d")));
      disk.failForces(1);
      disk.letForcesGo();
      for (Ticket ticket : tickets) {
        assertRefused(ticket, "Input/output error");
      }
      awaitHealth(journal);
      append(journal, "e");
      assertThat(texts(journal, 1)).containsExactly("a", "e");
    }
    assertThat(texts(disk)).containsExactly("a", "e");
  }

  @Test
  void after_a_failing_force_a_new_segment_is_begun() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      disk.failForces(5);
      assertRefused(journal.append(entry("b")), "Input/output error");
      awaitHealth(journal);
      append(journal, "c");
      assertThat(disk.names()).contains(Segment.nameOf(1), Segment.nameOf(2));
    }
    disk.crash();
    assertThat(texts(disk)).containsExactly("a", "c");
  }

  @Test
  void failures_that_follow_each_other_leave_no_empty_segments() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      for (int i = 0; i < 5; i++) {
        disk.failForces(1);
        assertRefused(journal.append(entry("b")), "Input/output error");
        awaitHealth(journal);
      }
      append(journal, "c");
      assertThat(disk.names()).containsOnly(Segment.nameOf(1), Segment.nameOf(2));
    }
  }

  @Test
  void a_disk_that_cannot_even_cut_is_waited_for() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      disk.failTruncates(true);
      disk.failForces(1);
      assertRefused(journal.append(entry("b")), "Input/output error");
      Thread.sleep(20);
      assertThat(journal.health()).isInstanceOf(JournalHealth.Unwell.class);
      disk.heal();
      awaitHealth(journal);
      append(journal, "c");
      assertThat(texts(journal, 1)).containsExactly("a", "c");
    }
  }

  @Test
  void a_segment_that_cannot_be_begun_is_begun_later() throws Exception {
    try (Journal journal = Journal.open(disk, settings(100), TIME)) {
      append(journal, "x".repeat(50));
      disk.failForces(3);
      assertRefused(journal.append(entry("y".repeat(50))), "Input/output error");
      awaitHealth(journal);
      append(journal, "z".repeat(50));
      assertThat(texts(journal, 1)).containsExactly("x".repeat(50), "z".repeat(50));
    }
  }

  @Test
  void a_roll_that_fails_is_refused_and_loses_nothing() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      disk.failForces(3);
      assertRefused(journal.roll(), "Input/output error");
      awaitHealth(journal);
      append(journal, "b");
      assertThat(texts(journal, 1)).containsExactly("a", "b");
    }
    assertThat(texts(disk)).containsExactly("a", "b");
  }

  @Test
  void short_writes_are_completed() throws Exception {
    disk.writeShort(true);
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a".repeat(300), "b".repeat(300));
      assertThat(texts(journal, 1)).containsExactly("a".repeat(300), "b".repeat(300));
    }
  }

  @Test
  void closing_an_unwell_journal_is_possible() throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, "a");
      disk.failForces(Integer.MAX_VALUE);
      assertRefused(journal.append(entry("b")), "Input/output error");
    }
    disk.heal();
    assertThat(texts(disk)).containsExactly("a");
  }

  private static void assertRefused(Ticket ticket, String cause) {
    assertThatExceptionOfType(AppendRefusedException.class)
        .isThrownBy(ticket::await)
        .matches(refusal -> refusal.reason() == Reason.UNWELL)
        .withMessageContaining(cause);
  }

  private static void awaitHealth(Journal journal) throws InterruptedException {
    Journals.await(() -> journal.health() instanceof JournalHealth.Well);
  }
}
