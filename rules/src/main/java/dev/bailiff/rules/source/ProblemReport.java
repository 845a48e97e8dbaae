package dev.bailiff.rules.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes problems for people, each with its source line and carets under the place, as compilers
 * do. All that is drawn is plain ASCII.
 */
public final class ProblemReport {
  /**
   * The most characters of a source line that are shown; of longer ones the part around the place.
   */
  private static final int MAX_LINE = 120;

  private final PolicySource source;
  private final String prefix;

  /** Writes problems of this source; file names are shown after {@code prefix}. */
  public ProblemReport(PolicySource source, String prefix) {
    this.source = source;
    this.prefix = prefix;
  }

  /** All problems with their source lines, then the summary. */
  public String render(List<Problem> problems) {
    return problems.stream().sorted().map(this::render).collect(Collectors.joining("\n"))
        + (problems.isEmpty() ? "" : "\n")
        + summary(problems)
        + "\n";
  }

  /** One problem with its source line. */
  public String render(Problem problem) {
    Place place = problem.place();
    String head =
        prefix
            + place
            + ": "
            + problem.severity().label()
            + ": "
            + Excerpt.printable(problem.sentence())
            + "\n";
    return place.isWholeFile()
        ? head
        : head
            + source
                .file(place.file())
                .map(text -> new Excerpt(text.line(place.line()), place, MAX_LINE).render())
                .orElse("");
  }

  /** How many problems there are in how many files, such as {@code 10 problems in 3 files}. */
  public static String summary(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "no problems";
    }
    long errors = problems.stream().filter(Problem::isError).count();
    long files = problems.stream().map(problem -> problem.place().file()).distinct().count();
    String warnings =
        errors == problems.size() ? "" : " (" + count(problems.size() - errors, "warning") + ")";
    return count(problems.size(), "problem") + " in " + count(files, "file") + warnings;
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
