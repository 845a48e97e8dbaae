package dev.bailiff.app.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How the program complains: one line that says what was found and what would be right. */
public final class ErrorMessages {
  private ErrorMessages() {}

  /** Answers a wrong command line. */
  public static int usage(ParameterException mistake, String... args) {
    var command = mistake.getCommandLine();
    var err = command.getErr();
    say(
        err,
        mistake instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched)
            : plain(String.valueOf(mistake.getMessage())));
    err.printf("try `%s --help`%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return ExitCode.USAGE;
  }

  /** Answers what a command threw. */
  public static int failure(Exception thrown, CommandLine command, Object parsed) {
    var err = command.getErr();
    if (thrown instanceof CommandFailure failure) {
      if (!failure.complaint().isEmpty()) {
        say(err, failure.complaint());
      }
      return failure.exitCode();
    }
    say(err, "this is a fault of bailiff, not yours; please report it with the lines below");
    thrown.printStackTrace(err);
    err.flush();
    return ExitCode.BUG;
  }

  private static void say(PrintWriter err, String message) {
    err.println("bailiff: " + message);
    err.flush();
  }

  private static String unknown(UnmatchedArgumentException mistake) {
    var argument = mistake.getUnmatched().getFirst();
    var kind =
        argument.startsWith("-")
            ? "option"
            : mistake.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
    var message = "unknown " + kind + " `" + argument + "`";
    List<String> nearest = mistake.getSuggestions();
    return nearest.isEmpty() ? message : message + "; did you mean `" + nearest.getFirst() + "`?";
  }

  private static String plain(String message) {
    var quoted =
        message.strip().replace('\'', '`').replace("` is not an int", "` is not a whole number");
    return Character.toLowerCase(quoted.charAt(0)) + quoted.substring(1);
  }
}
