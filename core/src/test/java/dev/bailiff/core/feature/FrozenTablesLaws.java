package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FrozenTablesLaws {
  private static final long ROOMY = 64L << 20;

  @Property(seed = "51", tries = 40)
  void restored_tables_go_on_as_those_that_were_frozen_however_full_they_are(
      @ForAll @IntRange(max = 400_000) int spare,
      @ForAll @IntRange(min = 1, max = 20_000) int keys,
      @ForAll @IntRange(max = 20) int millisPerEvent,
      @ForAll @IntRange(max = 30_000) int before,
      @ForAll long seed)
      throws CellFormatException {
    long budget = FeatureTables.leastBudget(Kinds.ALL) + spare;
    FeatureTables tables = FeatureTables.sharing(budget, Kinds.ALL);
    Traffic traffic = new Traffic(seed, keys, millisPerEvent);
    traffic.flow(before, tables);
    FeatureTables restored = restored(blocks(tables.freeze()), budget);
    requireSame(restored, tables);
    traffic.flow(15_000, tables, restored);
    requireSame(restored, tables);
    assertThat(bytes(restored.freeze())).isEqualTo(bytes(tables.freeze()));
  }

  @Property(seed = "52", tries = 20)
  void what_is_frozen_stays_as_it_was_while_the_tables_go_on_undisturbed(
      @ForAll @IntRange(max = 400_000) int spare,
      @ForAll @IntRange(min = 1, max = 20_000) int keys,
      @ForAll @IntRange(max = 20) int millisPerEvent,
      @ForAll long seed) {
    long budget = FeatureTables.leastBudget(Kinds.ALL) + spare;
    FeatureTables tables = FeatureTables.sharing(budget, Kinds.ALL);
    FeatureTables never = FeatureTables.sharing(budget, Kinds.ALL);
    Traffic traffic = new Traffic(seed, keys, millisPerEvent);
    traffic.flow(10_000, tables, never);
    FrozenTables frozen = tables.freeze();
    List<ByteBuffer> then = bytes(never.freeze());
    traffic.flow(5_000, tables, never);
    tables.freeze();
    traffic.flow(5_000, tables, never);
    requireSame(tables, never);
    assertThat(bytes(frozen)).isEqualTo(then);
  }

  @Property(seed = "53", tries = 20)
  void tables_of_another_budget_or_order_give_the_same_values_while_all_states_fit(
      @ForAll @IntRange(min = 1, max = 2_000) int keys,
      @ForAll @IntRange(max = 20) int millisPerEvent,
      @ForAll long seed)
      throws CellFormatException {
    FeatureTables tables = FeatureTables.sharing(ROOMY, Kinds.ALL);
    Traffic traffic = new Traffic(seed, keys, millisPerEvent);
    traffic.flow(5_000, tables);
    int last = Kinds.ALL.size() - 1;
    FeatureTables reversed = FeatureTables.sharing(2 * ROOMY, Kinds.ALL.reversed());
    restore(
        blocks(tables.freeze()),
        reversed,
        IntStream.rangeClosed(0, last).mapToObj(i -> OptionalInt.of(last - i)).toList());
    for (int i = 0; i < 5_000; i++) {
      Update next = traffic.next();
      assertThat(reversed.update(last - next.feature, next.key, next.time, next.argument))
          .isEqualTo(tables.update(next.feature, next.key, next.time, next.argument));
    }
    for (int i = 0; i <= last; i++) {
      assertThat(reversed.table(last - i).stats().late()).isEqualTo(tables.table(i).stats().late());
    }
  }

  @Property(seed = "54", tries = 20)
  void blocks_that_are_missing_or_out_of_order_are_refused(
      @ForAll @IntRange(max = 5_000) int events, @ForAll long seed) {
    FeatureTables tables = FeatureTables.sharing(ROOMY, Kinds.ALL);
    new Traffic(seed, 500, 5).flow(events + 500, tables);
    List<byte[]> blocks = blocks(tables.freeze());
    List<byte[]> withState = new ArrayList<>(blocks);
    int wrong = (int) Math.floorMod(seed, (long) blocks.size());
    while (BlockKind.STRIPE.isOf(withState.get(wrong)) && withState.get(wrong).length < 40) {
      wrong = (wrong + 1) % blocks.size();
    }
    withState.remove(wrong);
    assertThatExceptionOfType(CellFormatException.class)
        .isThrownBy(() -> restored(withState, ROOMY));
  }

  @Property(seed = "55", tries = 300)
  void damaged_blocks_never_do_worse_than_be_refused(@ForAll byte damage, @ForAll long seed) {
    FeatureTables tables = FeatureTables.sharing(ROOMY, Kinds.ALL);
    new Traffic(seed, 50, 5).flow(300, tables);
    List<byte[]> blocks = blocks(tables.freeze());
    byte[] block = blocks.get((int) Math.floorMod(seed, (long) blocks.size()));
    block[(int) Math.floorMod(KeyHash.mix(seed), (long) block.length)] ^= damage;
    try {
      FeatureTables restored = restored(blocks, ROOMY);
      new Traffic(seed, 50, 5).flow(300, restored);
    } catch (CellFormatException refused) {
      assertThat(refused).hasMessageMatching("[a-z0-9].*");
    }
  }

  private static FeatureTables restored(List<byte[]> blocks, long budget)
      throws CellFormatException {
    FeatureTables tables = FeatureTables.sharing(budget, Kinds.ALL);
    restore(
        blocks, tables, IntStream.range(0, Kinds.ALL.size()).mapToObj(OptionalInt::of).toList());
    return tables;
  }

  private static void restore(List<byte[]> blocks, FeatureTables into, List<OptionalInt> targets)
      throws CellFormatException {
    TablesRestore restore = new TablesRestore(into, targets);
    for (byte[] block : blocks) {
      restore.take(block);
    }
    restore.finish();
  }

  private static List<byte[]> blocks(FrozenTables frozen) {
    List<byte[]> blocks = new ArrayList<>();
    frozen.writeTo(blocks::add);
    return blocks;
  }

  private static List<ByteBuffer> bytes(FrozenTables frozen) {
    return blocks(frozen).stream().map(ByteBuffer::wrap).toList();
  }

  private static void requireSame(FeatureTables actual, FeatureTables expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.table(i).stats()).isEqualTo(expected.table(i).stats());
    }
    assertThat(actual.peakBytes()).isEqualTo(expected.peakBytes());
  }

  private record Update(int feature, long key, long time, long argument) {}

  /** Updates of all features in an order that depends on the seed alone. */
  private static final class Traffic {
    private final int keys;
    private final int millisPerEvent;
    private long random;
    private int made;

    Traffic(long seed, int keys, int millisPerEvent) {
      this.random = seed;
      this.keys = keys;
      this.millisPerEvent = millisPerEvent;
    }

    Update next() {
      random = KeyHash.mix(random + made);
      made++;
      return new Update(
          (int) Math.floorMod(random >>> 32, (long) Kinds.ALL.size()),
          Math.floorMod(random, (long) keys),
          (long) millisPerEvent * made,
          random & 3);
    }

    /** Gives the same events to all, which must answer the same. */
    void flow(int events, FeatureTables first, FeatureTables... others) {
      for (int i = 0; i < events; i++) {
        Update next = next();
        long value = first.update(next.feature, next.key, next.time, next.argument);
        for (FeatureTables other : others) {
          assertThat(other.update(next.feature, next.key, next.time, next.argument))
              .isEqualTo(value);
        }
      }
    }
  }
}
