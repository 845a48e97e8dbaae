package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
