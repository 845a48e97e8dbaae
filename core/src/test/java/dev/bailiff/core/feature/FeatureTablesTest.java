package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class FeatureTablesTest {
  private static final FeatureKind COUNT = new CountKind(Duration.ofMinutes(1));

  @Test
  void a_busy_table_borrows_what_others_leave_unused() {
    FeatureTables tables = FeatureTables.sharing(8 << 20, Collections.nCopies(8, COUNT));
    fill(tables, 0, 120_000);
    assertThat(tables.table(0).stats().keys()).isEqualTo(120_000);
    assertThat(tables.table(0).stats().bytes()).isGreaterThan(3 << 20);
  }

  @Test
  void borrowed_room_is_given_back_to_a_table_within_its_share() {
    FeatureTables tables = FeatureTables.sharing(8 << 20, Collections.nCopies(8, COUNT));
    fill(tables, 0, 1_000_000);
    fill(tables, 0, 1_000_000);
    long borrowed = tables.table(0).stats().bytes();
    for (int feature = 1; feature < 8; feature++) {
      fill(tables, feature, 20_000);
      assertThat(tables.table(feature).stats().keys()).isEqualTo(20_000);
      assertThat(tables.table(feature).stats().evicted()).isZero();
      assertThat(tables.table(feature).stats().deferred()).isZero();
    }
    assertThat(tables.table(0).stats().bytes()).isLessThan(borrowed - (2 << 20));
    assertThat(tables.peakBytes()).isLessThanOrEqualTo(8 << 20);
  }

  private static void fill(FeatureTables tables, int feature, int keys) {
    for (long key = 1; key <= keys; key++) {
      tables.update(feature, key, 0, 1);
    }
  }
}
