package dev.bailiff.casework.restraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActiveAccountsTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_000, 300_000})
  void the_estimate_is_close(int many) {
    ActiveAccounts accounts = new ActiveAccounts(0, 0);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < many; i++) {
        accounts.note("account-" + i, 5 * DAY + i);
      }
    }
    assertThat(accounts.estimate()).isCloseTo(many, withinPercentage(1));
  }

  @Test
  void yesterday_counts_until_today_is_over() {
    ActiveAccounts accounts = new ActiveAccounts(0, 7);
    assertThat(accounts.estimate()).isEqualTo(7);
    for (int i = 0; i < 20; i++) {
      accounts.note("a" + i, DAY);
    }
    accounts.note("b", 2 * DAY);
    assertThat(accounts.estimate()).isEqualTo(20);
    accounts.note("b", 3 * DAY);
    assertThat(accounts.estimate()).isEqualTo(1);
  }
}
