package dev.bailiff.app.reader;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What became of all inputs.
 *
 * @param files the files that were read, in the order in which their reading began
 * @param problems what was wrong with inputs as a whole
 */
public record ReadSummary(List<FileSummary> files, List<InputProblem> problems) {
  public ReadSummary {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** All lines. */
  public long lines() {
    return sum(FileSummary::lines);
  }

  /** All events. */
  public long events() {
    return sum(FileSummary::events);
  }

  /** Lines that are well formed and hold no event. */
  public long silent() {
    return sum(FileSummary::silent);
  }

  /** Lines that could not be read. */
  public long malformed() {
    return sum(FileSummary::malformed);
  }

  /**
   * Whether everything that was asked for could be opened and read to its end; malformed lines do
   * not count.
   */
  public boolean isComplete() {
    return problems.stream().noneMatch(InputProblem::isError);
  }

  private long sum(ToLongFunction<FileSummary> figure) {
    return files.stream().mapToLong(figure).sum();
  }
}
