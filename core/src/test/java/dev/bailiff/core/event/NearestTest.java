package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> FIELDS =
      List.of("method", "path", "query", "status", "referrer", "client.ip", "client.agent", "id");

  @ParameterizedTest
  @CsvSource({
    "statsu, status",
    "Status, status",
    "referer, referrer",
    "client.iip, client.ip",
    "pth, path",
    "ip, id",
    "qeury, query",
  })
  void a_slip_of_the_finger_finds_the_name_that_was_meant(String wanted, String meant) {
    assertThat(Nearest.to(wanted, FIELDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"duration", "account.id", "''", "x", "temperature"})
  void a_name_unlike_all_others_has_no_nearest(String wanted) {
    assertThat(Nearest.to(wanted, FIELDS)).isEmpty();
  }

  @Test
  void of_equally_near_names_the_alphabetically_first_is_named_in_any_order() {
    assertThat(Nearest.to("rate", List.of("date", "late", "gate"))).contains("date");
    assertThat(Nearest.to("rate", List.of("late", "gate", "date"))).contains("date");
  }

  @Test
  void a_very_long_name_is_not_compared() {
    assertThat(Nearest.to("a".repeat(1_000_000), FIELDS)).isEmpty();
    assertThat(Nearest.to("status", List.of("s".repeat(1_000_000)))).isEmpty();
  }

  @Property
  void a_known_name_is_nearest_to_itself(
      @ForAll @Size(max = 20) List<@AlphaChars @StringLength(max = 20) String> known,
      @ForAll @AlphaChars @StringLength(max = 20) String name) {
    List<String> all = new java.util.ArrayList<>(known);
    all.removeIf(other -> other.equalsIgnoreCase(name));
    all.add(name);
    assertThat(Nearest.to(name, all)).contains(name);
  }

  @Property
  void distance_is_symmetric(
      @ForAll @AlphaChars @StringLength(max = 12) String left,
      @ForAll @AlphaChars @StringLength(max = 12) String right) {
    assertThat(Nearest.distance(left, right, 99)).isEqualTo(Nearest.distance(right, left, 99));
  }

  @Property
  void stopping_early_never_changes_the_answer_within_the_bound(
      @ForAll @AlphaChars @StringLength(max = 12) String left,
      @ForAll @AlphaChars @StringLength(max = 12) String right,
      @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 6) int bound) {
    int exact = Nearest.distance(left, right, 99);
    int bounded = Nearest.distance(left, right, bound);
    assertThat(bounded <= bound ? bounded : bound + 1).isEqualTo(Math.min(exact, bound + 1));
  }
}
