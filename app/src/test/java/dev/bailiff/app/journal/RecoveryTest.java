package dev.bailiff.app.journal;

import static dev.bailiff.app.journal.Journals.TIME;
import static dev.bailiff.app.journal.Journals.append;
import static dev.bailiff.app.journal.Journals.entry;
import static dev.bailiff.app.journal.Journals.settings;
import static dev.bailiff.app.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What opening does with what the last process left behind. */
final class RecoveryTest {
  private static final String FIRST = Segment.nameOf(1);
  private static final int RECORD_BYTES = RecordHead.BYTES + "text-1".length();

  private final MemoryDisk disk = new MemoryDisk(1);

  @Test
  void a_tail_torn_at_any_byte_of_the_last_record_is_cut_off() throws Exception {
    byte[] whole = written("text-1", "text-2", "text-3");
    int end = whole.length - RECORD_BYTES;
    for (int length = end; length < whole.length; length++) {
      assertCut(Arrays.copyOf(whole, length), end, "text-1", "text-2");
    }
  }

  @Test
  void a_tail_whose_last_bytes_never_reached_the_disk_is_cut_off() throws Exception {
    byte[] whole = written("text-1", "text-2", "text-3");
    int end = whole.length - RECORD_BYTES;
    for (int length = end + 1; length < whole.length; length++) {
      byte[] zeroed = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length + 500);
      MemoryDisk torn = disk(zeroed);
      assertThat(texts(torn)).containsExactly("text-1", "text-2");
      assertThat(torn.bytes(FIRST)).hasSize(end);
    }
  }

  @Test
  void a_bit_flipped_in_the_last_record_cuts_it_off() throws Exception {
    byte[] whole = written("text-1", "text-2", "text-3");
    int end = whole.length - RECORD_BYTES;
    for (int bit = end * 8; bit < whole.length * 8; bit++) {
      assertCut(flipped(whole, bit), end, "text-1", "text-2");
    }
  }

  @Test
  void a_bit_flipped_in_an_earlier_record_is_damage() throws Exception {
    byte[] whole = written("text-1", "text-2", "text-3");
    int last = whole.length - RECORD_BYTES;
    for (int bit = SegmentHeader.BYTES * 8; bit < last * 8; bit++) {
      int record = (bit / 8 - SegmentHeader.BYTES) / RECORD_BYTES;
      MemoryDisk damaged = disk(flipped(whole, bit));
      assertThatExceptionOfType(JournalDamagedException.class)
          .isThrownBy(() -> Journals.open(damaged))
          .matches(damage -> damage.file().equals("memory/" + FIRST))
          .matches(damage -> damage.offset() == SegmentHeader.BYTES + record * RECORD_BYTES);
    }
  }

  @Test
  void a_damaged_journal_stays_as_it_was_and_unlocked() throws Exception {
    byte[] damaged = flipped(written("text-1", "text-2"), (SegmentHeader.BYTES + 30) * 8);
    MemoryDisk after = disk(damaged);
    assertThatExceptionOfType(JournalDamagedException.class)
        .isThrownBy(() -> Journals.open(after))
        .withMessage(
            "journal file `memory/00000000000000000001.journal` is damaged at offset 36: record 1"
                + " is not whole, but had been acknowledged before record 2 at offset 69");
    assertThat(after.bytes(FIRST)).isEqualTo(damaged);
    assertThatExceptionOfType(JournalDamagedException.class).isThrownBy(() -> Journals.open(after));
  }

  @Test
  void a_bit_flipped_in_the_header_is_damage() throws Exception {
    byte[] whole = written("text-1");
    for (int bit = 0; bit < SegmentHeader.BYTES * 8; bit++) {
      MemoryDisk damaged = disk(flipped(whole, bit));
      assertThatExceptionOfType(JournalDamagedException.class)
          .isThrownBy(() -> Journals.open(damaged))
          .matches(damage -> damage.offset() == 0);
    }
  }

  @Test
  void a_group_whose_first_record_never_reached_the_disk_is_cut_off() throws Exception {
    writeGroup(
        List.of(List.of(entry("text-1")), List.of(entry("text-2")), List.of(entry("text-3"))));
    byte[] torn = disk.bytes(FIRST);
    Arrays.fill(torn, SegmentHeader.BYTES, SegmentHeader.BYTES + RECORD_BYTES, (byte) 0);
    assertCut(torn, SegmentHeader.BYTES);
  }

  @Test
  void a_batch_that_is_not_whole_is_cut_off_as_a_whole() throws Exception {
    writeGroup(List.of(List.of(entry("text-1")), List.of(entry("text-2"), entry("text-3"))));
    byte[] whole = disk.bytes(FIRST);
    int end = SegmentHeader.BYTES + RECORD_BYTES;
    for (int length = end; length < whole.length; length++) {
      assertCut(Arrays.copyOf(whole, length), end, "text-1");
    }
  }

  @Test
  void a_payload_that_holds_records_of_another_journal_proves_nothing() throws Exception {
    byte[] foreign = written("text-1", "text-2", "text-3", "text-4");
    MemoryDisk other = new MemoryDisk(2);
    try (Journal journal = Journals.open(other)) {
      journal.append(Entry.of(1, Arrays.copyOfRange(foreign, 36, foreign.length))).await();
    }
    byte[] torn = Arrays.copyOf(other.bytes(FIRST), other.bytes(FIRST).length - 1);
    assertThat(texts(disk(torn))).isEmpty();
  }

  @Test
  void a_segment_that_died_at_birth_is_begun_again() throws Exception {
    byte[] whole = written("text-1");
    for (int length = 0; length <= SegmentHeader.BYTES; length++) {
      MemoryDisk dead = disk(whole);
      dead.put(Segment.nameOf(2), new byte[length]);
      assertThat(texts(dead)).containsExactly("text-1");
      MemoryDisk only = new MemoryDisk(3);
      only.put(FIRST, new byte[length]);
      assertThat(texts(only)).isEmpty();
    }
  }

  @Test
  void a_header_that_only_the_cache_remembers_is_written_again() throws Exception {
    Random seeds = new Random(1);
    for (int i = 0; i < 64; i++) {
      MemoryDisk forgetful = new MemoryDisk(seeds.nextLong());
      forgetful.failForces(1);
      assertThatIOException().isThrownBy(() -> tail(forgetful));
      // The next process finds the header whole, and dies while it writes behind it.
      Tail tail = tail(forgetful);
      forgetful.failForces(1);
      List<Batch> group = List.of(Batch.of(List.of(entry("x".repeat(100)))));
      assertThatIOException().isThrownBy(() -> tail.write(group));
      forgetful.crash();
      assertThat(texts(forgetful)).isSubsetOf("x".repeat(100));
    }
  }

  @Test
  void damage_in_an_earlier_segment_is_found_when_it_is_read() throws Exception {
    try (Journal journal = Journal.open(disk, settings(100), TIME)) {
      append(journal, "x".repeat(50), "y".repeat(50));
    }
    disk.put(FIRST, flipped(disk.bytes(FIRST), 60 * 8));
    try (Journal journal = Journal.open(disk, settings(100), TIME)) {
      assertThatExceptionOfType(JournalDamagedException.class)
          .isThrownBy(() -> texts(journal, 1))
          .matches(damage -> damage.offset() == 36)
          .withMessageContaining(FIRST);
      assertThat(texts(journal, 2)).containsExactly("y".repeat(50));
    }
  }

  @Test
  void a_missing_segment_is_damage() throws Exception {
    try (Journal journal = Journal.open(disk, settings(100), TIME)) {
      append(journal, "x".repeat(50), "y".repeat(50), "z".repeat(50));
    }
    disk.delete(Segment.nameOf(2));
    try (Journal journal = Journal.open(disk, settings(100), TIME)) {
      assertThatExceptionOfType(JournalDamagedException.class)
          .isThrownBy(() -> texts(journal, 1))
          .withMessageContaining("record 2 is not whole");
    }
  }

  @Test
  void a_newer_format_is_named() throws Exception {
    byte[] newer = new SegmentHeader(1, 0, 0).encode().putInt(8, 2).array();
    var crc = new java.util.zip.CRC32C();
    crc.update(newer, 0, 32);
    java.nio.ByteBuffer.wrap(newer).putInt(32, (int) crc.getValue());
    MemoryDisk later = disk(Arrays.copyOf(newer, 100));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Journals.open(later))
        .withMessage(
            "journal file `memory/00000000000000000001.journal` has format 2; this program reads"
                + " format 1");
  }

  @Test
  void files_of_others_are_left_alone() throws Exception {
    disk.put("notes.txt", new byte[3]);
    disk.put("99999999999999999999.journal", new byte[3]);
    assertThat(texts(disk)).isEmpty();
    assertThat(disk.names()).contains("notes.txt", "99999999999999999999.journal");
  }

  private byte[] written(String... texts) throws Exception {
    try (Journal journal = Journals.open(disk)) {
      append(journal, texts);
    }
    return disk.bytes(FIRST);
  }

  private void writeGroup(List<List<Entry>> batches) throws IOException {
    try (Tail tail = tail(disk)) {
      tail.write(batches.stream().map(Batch::of).toList());
    }
  }

  private static Tail tail(MemoryDisk disk) throws IOException {
    return new Tail(disk, TIME, 1 << 20, Recovered.from(disk));
  }

  private static void assertCut(byte[] bytes, int offset, String... left) throws IOException {
    MemoryDisk torn = disk(bytes);
    try (Journal journal = Journals.open(torn)) {
      assertThat(texts(journal, 1)).containsExactly(left);
      int end = bytes.length;
      while (bytes[end - 1] == 0) {
        end--;
      }
      if (end <= offset) {
        assertThat(journal.tornTail()).isEmpty();
      } else {
        TornTail cut = new TornTail("memory/" + FIRST, offset, end - offset);
        assertThat(journal.tornTail()).contains(cut);
      }
    }
  }

  private static MemoryDisk disk(byte[] segment) {
    MemoryDisk disk = new MemoryDisk(2);
    disk.put(FIRST, segment);
    return disk;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }
}
