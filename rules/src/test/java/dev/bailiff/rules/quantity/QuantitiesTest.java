package dev.bailiff.rules.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.policy.Budget;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
  @Test
  void a_budget_is_a_count_per_named_unit_or_duration() {
    assertThat(Budgets.parse("500 per hour"))
        .contains(new Budgets.Allowance(500, Duration.ofHours(1)));
    assertThat(Budgets.parse("20 per 10m"))
        .contains(new Budgets.Allowance(20, Duration.ofMinutes(10)));
  }

  @Test
  void a_budget_without_a_time_or_with_an_unknown_one_is_none() {
    assertThat(Budgets.parse("500")).isEmpty();
    assertThat(Budgets.parse("500 per fortnight")).isEmpty();
    assertThat(Budgets.parse("500 per 0s")).isEmpty();
  }

  @Test
  void a_budget_may_also_be_a_share_of_accounts() {
    Budget budget = new Budget(500, Duration.ofHours(1), OptionalDouble.of(0.01));
    assertThat(Budgets.budget("500 per hour, 1% of accounts")).contains(budget);
    assertThat(Budgets.print(budget)).isEqualTo("500 per hour, 1% of accounts");
    assertThat(Budgets.budget("500 per hour")).contains(new Budget(500, Duration.ofHours(1)));
    assertThat(Budgets.budget("500 per hour, 0% of accounts")).isEmpty();
    assertThat(Budgets.budget("500 per hour, 101% of accounts")).isEmpty();
    assertThat(Budgets.budget("1% of accounts")).isEmpty();
    assertThat(budget.limit(1_000)).isEqualTo(10);
    assertThat(budget.limit(5)).isEqualTo(1);
    assertThat(budget.limit(1_000_000)).isEqualTo(500);
  }

  @Test
  void a_duration_is_one_number_and_one_unit() {
    assertThat(Durations.parse("10m")).contains(Duration.ofMinutes(10));
    assertThat(Durations.parse("10")).isEmpty();
    assertThat(Durations.parse("10 m")).isEmpty();
    assertThat(Durations.parse("10min")).isEmpty();
    assertThat(Durations.parse("1h30m")).isEmpty();
  }

  @Test
  void a_size_has_a_binary_unit() {
    assertThat(Sizes.parse("256MiB")).contains(256L << 20);
    assertThat(Sizes.parse("256MB")).isEmpty();
  }
}
