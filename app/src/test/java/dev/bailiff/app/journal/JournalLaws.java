package dev.bailiff.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class JournalLaws {
  @Property(tries = 200)
  void whatever_is_appended_comes_back(
      @ForAll("batches") List<List<Entry>> batches,
      @ForAll @IntRange(min = 36, max = 5000) int size)
      throws IOException, InterruptedException {
    MemoryDisk disk = new MemoryDisk(1);
    List<Entry> all = batches.stream().flatMap(List::stream).toList();
    try (Journal journal = Journal.open(disk, Journals.settings(size), Journals.TIME)) {
      long next = 1;
      for (List<Entry> batch : batches) {
        assertThat(journal.append(batch).await()).isEqualTo(next);
        next += batch.size();
      }
      assertThat(Journals.entries(journal, 1)).isEqualTo(all);
    }
    try (Journal journal = Journal.open(disk, Journals.settings(size), Journals.TIME)) {
      for (int from = 1; from <= all.size() + 1; from++) {
        assertThat(Journals.entries(journal, from)).isEqualTo(all.subList(from - 1, all.size()));
      }
    }
  }

  @Property(tries = 60)
  void no_fault_or_crash_loses_or_doubles_what_was_acknowledged(@ForAll long seed)
      throws IOException {
    new FaultyLife(seed).live(100);
  }

  @Provide
  Arbitrary<List<List<Entry>>> batches() {
    Arbitrary<byte[]> payloads = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<Entry> entries =
        Combinators.combine(Arbitraries.integers().between(0, 255), payloads).as(Entry::of);
    return entries.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(8);
  }
}
