package dev.bailiff.app.replay;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.reader.LogFormat;
import dev.bailiff.app.reader.ReadOptions;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read logs: in which format, of which year. */
final class LogOptions {
  private static final String ANY_FORMAT = "auto";

  /** No log is older, and stamps have four digits. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9999;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "The format of the logs: auto (found by their first lines), ${COMPLETION-CANDIDATES}.",
      completionCandidates = FormatNames.class)
  private String format = ANY_FORMAT;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "The year in which logs begin whose stamps bear none, as those of sshd.")
  private @Nullable Integer year;

  /** How to read logs. */
  ReadOptions read() {
    return inFormat(inYear(ReadOptions.at(Instant.now())));
  }

  private ReadOptions inYear(ReadOptions options) {
    if (year == null) {
      return options;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + year + "` is not a year of a log; one from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return options.withYear(year);
  }

  private ReadOptions inFormat(ReadOptions options) {
    if (format.equals(ANY_FORMAT)) {
      return options;
    }
    return LogFormat.named(format.toLowerCase(Locale.ROOT))
        .map(options::withFormat)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "unknown format `"
                    + format
                    + "`; one of auto, "
                    + String.join(", ", LogFormat.labels())));
  }

  /** The names of formats, for completion and help. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LogFormat.labels().iterator();
    }
  }
}
