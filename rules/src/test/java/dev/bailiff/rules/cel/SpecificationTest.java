package dev.bailiff.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.condition.Truth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of cases drawn from the CEL language definition, for the subset that conditions use.
 */
class SpecificationTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_case_of_the_specification_holds(String condition, Truth expected) {
    assertThat(Given.request().says(condition)).isEqualTo(expected);
  }

  @Test
  void the_table_has_at_least_150_cases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
  }

  static List<Object[]> cases() throws IOException {
    try (InputStream table = SpecificationTest.class.getResourceAsStream("specification.txt")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(SpecificationTest::parsed)
          .toList();
    }
  }

  private static Stream<Object[]> parsed(String line) {
    int space = line.indexOf(' ');
    Truth expected =
        switch (line.substring(0, space)) {
          case "true" -> Truth.YES;
          case "false" -> Truth.NO;
          case "error" -> Truth.UNKNOWN;
          default -> throw new IllegalArgumentException(line);
        };
    return Stream.<Object[]>of(new Object[] {line.substring(space).strip(), expected});
  }
}
