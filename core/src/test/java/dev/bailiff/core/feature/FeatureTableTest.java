package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTableTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final FeatureKind COUNT = new CountKind(MINUTE);
  private static final long SMALL = 1 << 20;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void every_key_can_be_counted(long key) {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    assertThat(table.read(key, 0)).isZero();
    table.update(key, 0, 1);
    assertThat(table.update(key, 1, 1)).isEqualTo(2);
    assertThat(table.read(key, 1)).isEqualTo(2);
    assertThat(table.stats().keys()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"false, 40", "true, 260"})
  void a_key_never_costs_more_than_its_limit_at_any_stage_of_growth(boolean isDistinct, int limit) {
    FeatureKind kind = isDistinct ? new DistinctKind(MINUTE) : COUNT;
    FeatureTable table = new FeatureTable(kind, 1L << 30);
    int keys = isDistinct ? 60_000 : 300_000;
    double worst = 0;
    long peak = 0;
    for (int i = 1; i <= keys; i++) {
      table.update(i, 0, 1);
      if (i >= 20_000 && i % 100 == 0) {
        TableStats stats = table.stats();
        worst = Math.max(worst, (double) stats.bytes() / i);
        worst = stats.peakBytes() > peak ? Math.max(worst, (double) stats.peakBytes() / i) : worst;
        peak = stats.peakBytes();
      }
    }
    assertThat(worst).isLessThanOrEqualTo(limit);
  }

  @Test
  void past_three_quarters_a_key_waits_for_its_second_event_and_then_has_both() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    long key = fillUntilDeferred(table);
    assertThat(table.read(key, 0)).isZero();
    assertThat(table.update(key, 5_000, 1)).isEqualTo(2);
    assertThat(table.read(key, 5_000)).isEqualTo(2);
    assertThat(table.stats().evicted()).isZero();
  }

  @Test
  void a_second_event_after_the_window_is_a_first_one_again() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    long key = fillUntilDeferred(table);
    assertThat(table.update(key, 120_000, 1)).isEqualTo(1);
  }

  @Test
  void keys_that_come_once_evict_nobody() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    fillUntilDeferred(table);
    for (long key = 1_000_000; key < 1_200_000; key++) {
      assertThat(table.update(key, 0, 1)).isOne();
    }
    assertThat(table.stats().evicted()).isZero();
    assertThat(table.stats().deferred()).isGreaterThan(190_000);
  }

  @Test
  void expired_states_make_room_before_live_ones_do() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    fillUntilDeferred(table);
    long held = table.stats().keys();
    for (long key = 1_000_000; key < 1_000_000 + held; key++) {
      table.update(key, 1_000_000, 1);
      table.update(key, 1_000_001, 1);
    }
    assertThat(table.stats().expired()).isGreaterThan(held / 2);
    assertThat(table.stats().evicted()).isLessThan(held / 50);
  }

  @Test
  void keys_in_use_outlive_a_flood() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    long time = 0;
    for (long key = 1_000_000; key < 1_200_000; key++) {
      time++;
      table.update(key, time, 1);
      table.update(key, time, 1);
      table.update(key % 1_000 + 1, time, 1); // each once a second
    }
    assertThat(table.stats().evicted()).isGreaterThan(100_000);
    int kept = 0;
    for (long key = 1; key <= 1_000; key++) {
      kept += table.read(key, time) > 50 ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(990);
  }

  @Test
  void an_event_from_the_far_future_does_not_empty_the_table() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    fillUntilDeferred(table);
    long held = table.stats().keys();
    table.update(77_000_000, Long.MAX_VALUE, 1);
    table.update(77_000_000, Long.MAX_VALUE, 1);
    assertThat(table.stats().keys()).isGreaterThan(held - 50);
  }

  @Test
  void a_sequence_has_no_state_before_its_first_step() {
    FeatureTable table = new FeatureTable(new SequenceKind(2, MINUTE), SMALL);
    assertThat(table.update(7, 0, 0b10)).isZero();
    assertThat(table.stats().keys()).isZero();
    assertThat(table.update(7, 1, 0b01)).isEqualTo(1);
    assertThat(table.update(7, 2, 0b10)).isEqualTo(2);
  }

  @Test
  void losses_are_reported() {
    FeatureTable table = new FeatureTable(COUNT, SMALL);
    table.update(1, 1_000_000, 1);
    table.update(1, 0, 1);
    for (int i = 0; i < CountCell.FULL; i++) {
      table.update(1, 1_000_000, 1);
    }
    assertThat(table.stats().late()).isOne();
    assertThat(table.stats().saturated()).isOne();
  }

  @Test
  void a_budget_too_small_for_a_table_is_refused() {
    long least = FeatureTable.leastBudget(COUNT);
    assertThat(new FeatureTable(COUNT, least).update(1, 0, 1)).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureTable(COUNT, least - 1))
        .withMessageContaining("needs at least " + least + " bytes");
  }

  @Test
  void features_share_a_budget_by_their_weights() {
    List<FeatureKind> kinds = List.of(COUNT, new DistinctKind(MINUTE));
    FeatureTables even = FeatureTables.sharing(21 * SMALL, kinds);
    assertThat(even.table(0).stats().budgetBytes()).isEqualTo(3 * SMALL);
    assertThat(even.table(1).stats().budgetBytes()).isEqualTo(18 * SMALL);
    FeatureTables tilted = FeatureTables.weighted(4 * SMALL, kinds, List.of(3, 1));
    assertThat(tilted.table(0).stats().budgetBytes()).isEqualTo(3 * SMALL);
    assertThat(FeatureTables.sharing(FeatureTables.leastBudget(kinds), kinds).size()).isEqualTo(2);
  }

  @Test
  void features_do_not_see_each_others_keys() {
    FeatureTables tables = FeatureTables.sharing(SMALL, List.of(COUNT, COUNT));
    tables.update(0, 42, 0, 1);
    assertThat(tables.read(0, 42, 0)).isOne();
    assertThat(tables.read(1, 42, 0)).isZero();
  }

  @Test
  void equal_calls_leave_equal_tables_even_under_pressure() {
    assertThat(keysAfterFlood()).isEqualTo(keysAfterFlood());
  }

  private static Set<Long> keysAfterFlood() {
    FeatureTable table = new FeatureTable(COUNT, FeatureTable.leastBudget(COUNT));
    for (int i = 0; i < 50_000; i++) {
      table.update(KeyHash.mix(i) >>> 52, i, 1);
    }
    Set<Long> keys = new HashSet<>();
    table.forEach((key, state) -> keys.add(key));
    return keys;
  }

  /** Adds keys at time 0, and answers with the first that got no state. */
  private static long fillUntilDeferred(FeatureTable table) {
    long key = 0;
    while (table.stats().deferred() < 1) {
      assertThat(table.update(++key, 0, 1)).isOne();
    }
    return key;
  }
}
