package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FeatureTableLaws {
  private static final long ROOMY = 4 << 20;

  /** An event of one of many keys. */
  record KeyedArrival(long key, Arrival arrival) {}

  @Property(seed = "21", tries = 400)
  void any_number_of_tables_give_the_values_that_one_table_gives(
      @ForAll("kinds") FeatureKind kind,
      @ForAll("arrivals") List<KeyedArrival> arrivals,
      @ForAll @IntRange(min = 1, max = 7) int shards) {
    FeatureTable one = new FeatureTable(kind, ROOMY);
    FeatureTable[] many = new FeatureTable[shards];
    for (int i = 0; i < shards; i++) {
      many[i] = new FeatureTable(kind, ROOMY);
    }
    for (KeyedArrival each : arrivals) {
      FeatureTable shard = many[(int) Math.floorMod(KeyHash.mix(each.key()), (long) shards)];
      assertThat(update(shard, each)).isEqualTo(update(one, each));
    }
    assertThat(contents(one)).hasSize((int) one.stats().keys());
    Map<Long, List<Byte>> joined = new HashMap<>();
    for (FeatureTable shard : many) {
      joined.putAll(contents(shard));
    }
    assertThat(joined).isEqualTo(contents(one));
  }

  @Property(seed = "22", tries = 200)
  void each_key_has_the_value_it_would_have_alone(
      @ForAll("kinds") FeatureKind kind, @ForAll("arrivals") List<KeyedArrival> arrivals) {
    FeatureTable table = new FeatureTable(kind, ROOMY);
    Map<Long, FeatureTable> alone = new HashMap<>();
    for (KeyedArrival each : arrivals) {
      FeatureTable own = alone.computeIfAbsent(each.key(), key -> new FeatureTable(kind, ROOMY));
      assertThat(update(table, each)).isEqualTo(update(own, each));
    }
  }

  @Property(seed = "23", tries = 200)
  void a_restored_table_goes_on_as_the_one_that_was_shown(
      @ForAll("kinds") FeatureKind kind,
      @ForAll("arrivals") List<KeyedArrival> before,
      @ForAll("arrivals") List<KeyedArrival> after)
      throws CellFormatException {
    FeatureTable table = new FeatureTable(kind, ROOMY);
    before.forEach(each -> update(table, each));
    FeatureTable restored = new FeatureTable(kind, ROOMY);
    for (Map.Entry<Long, byte[]> entry : snapshot(table).entrySet()) {
      restored.restore(entry.getKey(), entry.getValue());
    }
    for (KeyedArrival each : after) {
      assertThat(update(restored, each)).isEqualTo(update(table, each));
    }
    assertThat(contents(restored)).isEqualTo(contents(table));
  }

  @Property(seed = "24", tries = 40)
  void a_table_stays_within_its_budget_and_every_lost_state_is_counted(
      @ForAll("kinds") FeatureKind kind,
      @ForAll @IntRange(max = 200_000) int spare,
      @ForAll @IntRange(min = 1, max = 100_000) int keys,
      @ForAll @IntRange(max = 20) int millisPerEvent,
      @ForAll long seed) {
    FeatureTable table = new FeatureTable(kind, FeatureTable.leastBudget(kind) + spare);
    long random = seed;
    Map<Long, Boolean> met = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      random = KeyHash.mix(random + i);
      long key = Math.floorMod(random, (long) keys);
      table.update(key, 1_000L * millisPerEvent * i / 1000, 1);
      met.put(KeyHash.stored(key), true);
      TableStats stats = i % 500 == 0 ? table.stats() : null;
      if (stats != null) {
        assertThat(stats.bytes()).isLessThanOrEqualTo(stats.peakBytes());
        assertThat(stats.peakBytes()).isLessThanOrEqualTo(stats.budgetBytes());
      }
    }
    TableStats stats = table.stats();
    assertThat(contents(table)).hasSize((int) stats.keys());
    assertThat(met.keySet()).containsAll(contents(table).keySet());
    assertThat(stats.keys() + stats.evicted() + stats.expired() + stats.deferred())
        .isGreaterThanOrEqualTo(met.size());
  }

  @Property(seed = "25", tries = 200)
  void a_stripe_finds_all_it_holds_and_nothing_else(
      @ForAll List<@IntRange(min = 1, max = 60) Integer> inserted,
      @ForAll @IntRange(min = 8, max = 70) int capacity,
      @ForAll List<@IntRange(min = 1, max = 10) Integer> evictions) {
    Cell cell = new LastKind(Duration.ofSeconds(10)).cell();
    Stripe stripe = new Stripe(cell.words());
    stripe.resize(capacity);
    Map<Long, Long> model = new HashMap<>();
    for (int i = 0; i < inserted.size(); i++) {
      long key = inserted.get(i);
      int at = stripe.find(key, crowded(key));
      assertThat(at >= 0).isEqualTo(model.containsKey(key));
      if (at < 0 && !stripe.isFull()) {
        at = stripe.insert(key, crowded(key));
      }
      if (at >= 0) {
        stripe.slots()[at] = 1_000_000L * i;
        model.put(key, 1_000_000L * i);
      }
      if (i < evictions.size() && !model.isEmpty()) {
        stripe.evict(cell, evictions.get(i));
        model.keySet().removeIf(each -> stripe.find(each, crowded(each)) < 0);
        assertThat(model).hasSize(stripe.keys());
      }
      model.forEach((each, value) ->
          assertThat(stripe.slots()[stripe.find(each, crowded(each))]).isEqualTo(value));
    }
    sweep(stripe, cell, model, 500_000L * inserted.size());
    sweep(stripe, cell, model, 1_000_000L * inserted.size());
    assertThat(stripe.keys()).isZero();
  }

  private static void sweep(Stripe stripe, Cell cell, Map<Long, Long> model, long time) {
    stripe.arrive(cell, time);
    stripe.arrive(cell, time);
    stripe.sweep(cell);
    model.values().removeIf(each -> time - each >= cell.retentionMillis());
    assertThat(stripe.keys()).isEqualTo(model.size());
    model.forEach((each, value) ->
        assertThat(stripe.slots()[stripe.find(each, crowded(each))]).isEqualTo(value));
  }

  private static long crowded(long key) {
    return KeyHash.inStripe(KeyHash.mix(key));
  }

  private static long update(FeatureTable table, KeyedArrival each) {
    return table.update(each.key(), each.arrival().time(), each.arrival().argument());
  }

  private static Map<Long, byte[]> snapshot(FeatureTable table) {
    Map<Long, byte[]> states = new HashMap<>();
    table.forEach(states::put);
    return states;
  }

  private static Map<Long, List<Byte>> contents(FeatureTable table) {
    Map<Long, List<Byte>> contents = new HashMap<>();
    table.forEach((key, state) -> contents.put(key, bytes(state)));
    return contents;
  }

  private static List<Byte> bytes(byte[] state) {
    Byte[] boxed = new Byte[state.length];
    for (int i = 0; i < state.length; i++) {
      boxed[i] = state[i];
    }
    return List.of(boxed);
  }

  @Provide
  Arbitrary<FeatureKind> kinds() {
    return Arbitraries.of(Kinds.ALL);
  }

  @Provide
  Arbitrary<List<KeyedArrival>> arrivals() {
    Arbitrary<List<Arrival>> times = Arrival.inAnyOrder(10_000, Arbitraries.longs());
    Arbitrary<List<Long>> keys = Arbitraries.longs().between(-3, 300).list().ofSize(Arrival.MOST);
    return Combinators.combine(times, keys)
        .as((arrivals, owners) -> {
          List<KeyedArrival> keyed = new ArrayList<>();
          for (int i = 0; i < arrivals.size(); i++) {
            keyed.add(new KeyedArrival(owners.get(i), arrivals.get(i)));
          }
          return keyed;
        });
  }
}
