package dev.bailiff.rules.example;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How an example came out.
 *
 * @param example the example
 * @param failures what came out otherwise than it should, in words; empty if all is well
 */
public record ExampleResult(Example example, List<String> failures) {
  public ExampleResult {
    requireNonNull(example, "example");
    failures = List.copyOf(failures);
  }

  /** Whether everything came out as it should. */
  public boolean isPassed() {
    return failures.isEmpty();
  }
}
