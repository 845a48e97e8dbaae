package dev.bailiff.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
  @Property(tries = 500)
  void no_event_is_lost_whatever_the_order_and_the_span(
      @ForAll @Size(min = 1, max = 60)
          List<@LongRange(min = -40_000_000_000_000L, max = 40_000_000_000_000L) Long> times) {
    TimeSeries series = new TimeSeries();
    times.forEach(series::add);
    long first = times.stream().mapToLong(Long::longValue).min().orElseThrow();
    long last = times.stream().mapToLong(Long::longValue).max().orElseThrow();

    assertThat(Arrays.stream(series.over(first, last, 24)).sum()).isEqualTo(times.size());
  }

  @Test
  void a_burst_stands_where_it_happened() {
    TimeSeries series = new TimeSeries();
    long day = 86_400_000;
    series.add(0);
    for (int i = 0; i < 100; i++) {
      series.add(day / 2);
    }
    series.add(day);

    long[] parts = series.over(0, day, 24);

    assertThat(parts[0]).isEqualTo(1);
    assertThat(parts[12] + parts[11]).isEqualTo(100);
    assertThat(parts[23]).isEqualTo(1);
  }

  @Test
  void a_sparkline_shows_nothing_as_a_blank_and_the_most_as_a_full_bar() {
    assertThat(Sparkline.of(List.of(0L, 1L, 4L, 8L))).isEqualTo(" ▁▄█");
    assertThat(Sparkline.of(List.of(0L, 0L))).isEqualTo("  ");
  }
}
