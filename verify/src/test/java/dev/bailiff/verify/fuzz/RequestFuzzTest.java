package dev.bailiff.verify.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the fuzzer begins with and what it has found, in every place and repeated. */
final class RequestFuzzTest {
  private static final Path SEEDS =
      Path.of("src", "test", "resources", "dev", "bailiff", "verify", "fuzz", "seeds");

  @Test
  void what_nobody_would_send_breaks_nothing_and_takes_no_time() throws IOException {
    List<Path> seeds;
    try (Stream<Path> files = Files.list(SEEDS)) {
      seeds = files.sorted().toList();
    }
    assertThat(seeds).hasSizeGreaterThan(15);
    for (Path seed : seeds) {
      byte[] input = Files.readAllBytes(seed);
      for (int first = 0; first < 2 * RequestFuzz.REPEATED; first++) {
        input[0] = (byte) first;
        assertThatCode(() -> RequestFuzz.fuzzerTestOneInput(input))
            .as("%s in %d", seed.getFileName(), input[0])
            .doesNotThrowAnyException();
      }
    }
  }
}
