package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  @Test
  void the_access_log_is_read_completely() {
    Reading reading = Reading.ofFiles(SAMPLES.resolve("elastic-apache.log"));

    assertThat(reading.events()).hasSize(10_000);
    assertThat(reading.summary().malformed()).isZero();
    assertThat(reading.summary().isComplete()).isTrue();
    assertThat(reading.events().stream().map(e -> Reading.value(e, "client.ip")).distinct())
        .hasSize(1_753);
    assertThat(reading.events().stream().map(e -> e.time().toString().substring(0, 10)).distinct())
        .containsExactly("2015-05-17", "2015-05-18", "2015-05-19", "2015-05-20");
  }

  /**
   * The log holds 713 lines with {@code Failed password} and 178 with {@code Invalid user}, 891 in
   * all. Of the 713, 85 stand for 410 repeats, which makes 1,038 attempts. Of the 178, most are
   * followed by such an attempt; the other 86 are attempts of their own.
   */
  @Test
  void the_sign_in_log_is_read_completely() {
    Reading reading =
        Reading.ofFiles(Reading.OPTIONS.withYear(2017), SAMPLES.resolve("elastic-auth.log"));

    assertThat(reading.summary().lines()).isEqualTo(7_121);
    assertThat(reading.summary().malformed()).isZero();
    assertThat(reading.summary().isComplete()).isTrue();
    Map<String, Long> kinds =
        reading.events().stream()
            .collect(
                Collectors.groupingBy(
                    event ->
                        Reading.value(event, "event.outcome")
                            + " "
                            + Reading.value(event, "event.method")
                            + " "
                            + Reading.value(event, "event.reason"),
                    Collectors.counting()));
    assertThat(kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "success password absent", 190L,
                "success publickey absent", 36L,
                "failure password wrong-secret", 707L,
                "failure password unknown-account", 331L,
                "failure publickey wrong-secret", 4L,
                "failure absent unknown-account", 86L,
                "failure absent too-many-attempts", 31L));
    assertThat(
            reading.events().stream()
                .filter(event -> Reading.value(event, "event.outcome").equals("failure"))
                .map(event -> Reading.value(event, "client.ip"))
                .distinct())
        .hasSize(150);
    assertThat(reading.events().getFirst().time().toString()).startsWith("2017-03-27");
    assertThat(reading.events().getLast().time().toString()).startsWith("2017-04-20");
  }
}
