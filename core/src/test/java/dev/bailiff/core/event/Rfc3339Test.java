package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23t10:00:00z, 2026-11-23T10:00:00Z",
    "2026-11-23 10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00+01:00, 2026-11-23T09:00:00Z",
    "2026-11-23T10:00:00-05:30, 2026-11-23T15:30:00Z",
    "2026-11-23T10:00:00-00:00, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00.5Z, 2026-11-23T10:00:00.500Z",
    "2026-11-23T10:00:00.123456789Z, 2026-11-23T10:00:00.123Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "2016-12-31T15:59:60-08:00, 2017-01-01T00:00:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
  })
  void a_time_with_any_offset_is_read_as_the_moment_it_names(String text, Instant moment) {
    assertThat(Rfc3339.parse(text)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00:00",
        "2026-11-23T10:00:00.Z",
        "2026-11-23T10:00:00Zx",
        "2026-11-23T10:00:00+01",
        "2026-11-23T10:00:00+0100",
        "2026-11-23T10:00:00+24:00",
        "2026-11-23T24:00:00Z",
        "2026-11-23T10:60:00Z",
        "2026-11-23T10:00:60Z",
        "2026-02-29T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-00-01T10:00:00Z",
        "2026-01-00T10:00:00Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "٢٠٢٦-11-23T10:00:00Z",
        "+2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.00000000000000000000000000000000000000000000000000Z",
      })
  void a_malformed_or_impossible_time_is_no_time(String text) {
    assertThat(Rfc3339.parse(text)).isEmpty();
  }

  @Property
  void any_moment_is_read_from_its_text(@ForAll("moments") Instant moment) {
    assertThat(Rfc3339.parse(moment.toString())).contains(moment);
  }

  @Property
  void no_text_whatever_makes_it_throw(@ForAll String text) {
    assertThat(Rfc3339.parse(text)).isNotNull();
  }

  @Provide
  Arbitrary<Instant> moments() {
    return AnyEvent.time();
  }
}
