package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FeatureTablesLaws {
  @Property(seed = "31", tries = 40)
  void a_batch_gives_the_values_that_its_updates_give_one_by_one(
      @ForAll @IntRange(max = 400_000) int spare,
      @ForAll @IntRange(min = 1, max = 20_000) int keys,
      @ForAll @IntRange(min = 1, max = 70) int batchSize,
      @ForAll @IntRange(max = 20) int millisPerEvent,
      @ForAll long seed) {
    long budget = FeatureTables.leastBudget(Kinds.ALL) + spare;
    FeatureTables batched = FeatureTables.sharing(budget, Kinds.ALL);
    FeatureTables single = FeatureTables.sharing(budget, Kinds.ALL);
    UpdateBatch batch = new UpdateBatch();
    long random = seed;
    for (int i = 0; i < 30_000; i++) {
      random = KeyHash.mix(random + i);
      int feature = (int) Math.floorMod(random >>> 32, (long) Kinds.ALL.size());
      batch.add(feature, Math.floorMod(random, (long) keys), (long) millisPerEvent * i, random & 3);
      if (batch.size() == batchSize) {
        batched.update(batch);
        requireSame(batch, single);
        batch.clear();
      }
    }
    for (int i = 0; i < single.size(); i++) {
      assertThat(batched.table(i).stats()).isEqualTo(single.table(i).stats());
    }
  }

  @Property(seed = "32", tries = 30)
  void all_tables_together_stay_within_the_budget_whichever_are_busy(
      @ForAll @IntRange(max = 400_000) int spare,
      @ForAll @IntRange(min = 1, max = 13) int busy,
      @ForAll @IntRange(max = 20) int millisPerEvent,
      @ForAll long seed) {
    long budget = FeatureTables.leastBudget(Kinds.ALL) + spare;
    FeatureTables tables = FeatureTables.sharing(budget, Kinds.ALL);
    FeatureTables again = FeatureTables.sharing(budget, Kinds.ALL);
    long random = seed;
    for (int i = 0; i < 40_000; i++) {
      random = KeyHash.mix(random + i);
      int round = i / 10_000; // others are busy in each
      int feature = (int) Math.floorMod((random >>> 32) % busy + round * 5L, 13L);
      long key = Math.floorMod(random, 6_000L);
      long value = tables.update(feature, key, (long) millisPerEvent * i, random & 3);
      assertThat(again.update(feature, key, (long) millisPerEvent * i, random & 3))
          .isEqualTo(value);
      if (i % 100 == 0) {
        assertThat(bytes(tables)).isLessThanOrEqualTo(budget);
      }
    }
    assertThat(tables.peakBytes()).isBetween(bytes(tables), budget);
    for (int i = 0; i < tables.size(); i++) {
      assertThat(again.table(i).stats()).isEqualTo(tables.table(i).stats());
    }
  }

  private static long bytes(FeatureTables tables) {
    return IntStream.range(0, tables.size()).mapToLong(i -> tables.table(i).stats().bytes()).sum();
  }

  private static void requireSame(UpdateBatch batch, FeatureTables single) {
    for (int i = 0; i < batch.size(); i++) {
      long value =
          single.update(batch.feature(i), batch.key(i), batch.timeMillis(i), batch.argument(i));
      assertThat(batch.value(i)).isEqualTo(value);
    }
  }
}
