package dev.bailiff.rules.cel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.cel.ConformanceReport.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The cases with which the specification of CEL tests implementations. Those that conditions can
 * express have the value that the specification says, by our code and by the fallback alone; the
 * others are listed by what an author of a policy would be told. {@code -Dgolden.update=true}
 * rewrites the list.
 */
class CelConformanceTest {
  private static final Path REPORT =
      Path.of("src/test/resources/dev/bailiff/rules/cel/conformance/report.txt");

  private static final ConformanceReport REPORTED = new ConformanceReport();

  @BeforeAll
  static void run_every_case() throws IOException {
    ConformanceCase.all().forEach(REPORTED::add);
  }

  @Test
  void no_case_has_another_value_than_the_specification_says() {
    assertThat(REPORTED.disagreements()).isEmpty();
  }

  @Test
  void the_list_of_what_runs_and_what_does_not_is_up_to_date() throws IOException {
    String found = REPORTED.text();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(REPORT, found, UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(REPORT, UTF_8));
  }

  @Test
  void as_many_cases_run_as_ever() {
    assertThat(REPORTED.count(Place.OUR_CODE)).isGreaterThanOrEqualTo(411);
    assertThat(REPORTED.count(Place.RUNTIME)).isGreaterThanOrEqualTo(672);
    assertThat(REPORTED.count(Place.REFUSED)).isGreaterThanOrEqualTo(41);
  }
}
