package dev.bailiff.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.bailiff.app.audit.AuditCommand;
import dev.bailiff.app.backup.BackupCommand;
import dev.bailiff.app.backup.RestoreCommand;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.CommandOutput;
import dev.bailiff.app.command.CompletionCommand;
import dev.bailiff.app.command.ErrorMessages;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyCommand;
import dev.bailiff.app.deliver.DeliveriesCommand;
import dev.bailiff.app.exempt.PermitCommand;
import dev.bailiff.app.exempt.ProtectCommand;
import dev.bailiff.app.imports.ImportCommand;
import dev.bailiff.app.keys.KeysCommand;
import dev.bailiff.app.keys.SignInCommand;
import dev.bailiff.app.publish.PolicyProposeCommand;
import dev.bailiff.app.publish.PolicyPublishCommand;
import dev.bailiff.app.publish.PolicyReviewCommand;
import dev.bailiff.app.replay.ExplainCommand;
import dev.bailiff.app.replay.ReplayCommand;
import dev.bailiff.app.rule.RuleCommand;
import dev.bailiff.app.rule.UndoCommand;
import dev.bailiff.app.search.SearchCommand;
import dev.bailiff.app.serve.DoctorCommand;
import dev.bailiff.app.serve.ServeCommand;
import dev.bailiff.app.simulate.command.SimulateCommand;
import dev.bailiff.app.trial.PolicyTryCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The entry point: names the commands, runs the one asked for. */
@Command(
    name = "bailiff",
    description = "An acceptable-use policy, made to run.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT)
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
          ReplayCommand.class,
          SearchCommand.class,
          AuditCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          ExplainCommand.class,
          PolicyCommand.class,
          ImportCommand.class,
          ServeCommand.class,
          RuleCommand.class,
          UndoCommand.class,
          PermitCommand.class,
          ProtectCommand.class,
          DeliveriesCommand.class,
          KeysCommand.class,
          DoctorCommand.class,
          SignInCommand.class,
          SimulateCommand.class,
          CompletionCommand.class);

  private Main() {}

  /** Runs one command and leaves with its {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(
        run(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            args));
  }

  /** Runs one command against the given outputs; answers its {@link ExitCode}. */
  public static int run(OutputStream out, OutputStream err, String... args) {
    return commandLine(needed(args))
        .setOut(new PrintWriter(new CommandOutput(out, "standard output"), false, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(args);
  }

  /** The whole tree of commands. */
  public static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  /**
   * The commands that these arguments need: to describe all of them takes longer than most take to
   * run.
   */
  private static List<Class<?>> needed(String... args) {
    return COMMANDS.stream()
        .filter(type -> args.length > 0 && name(type).equals(args[0]))
        .filter(type -> type != CompletionCommand.class) // which writes of all
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> type) {
    return requireNonNull(type.getAnnotation(Command.class)).name();
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    var commandLine = new CommandLine(new Main());
    commands.forEach(commandLine::addSubcommand);
    var policy = commandLine.getSubcommands().get("policy");
    if (policy != null) {
      policy
          .addSubcommand(
              new PolicyTryCommand()) // these ask a service, which the others do not know
          .addSubcommand(new PolicyProposeCommand())
          .addSubcommand(new PolicyReviewCommand())
          .addSubcommand(new PolicyPublishCommand());
    }
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Main::execute)
        .setParameterExceptionHandler(ErrorMessages::usage)
        .setExecutionExceptionHandler(ErrorMessages::failure);
  }

  private static int execute(ParseResult parsed) {
    var asked = parsed.asCommandLineList().getLast();
    try {
      int exitCode = answer(parsed, asked);
      asked.getOut().flush();
      return exitCode;
    } catch (CommandFailure failure) {
      throw new ExecutionException(asked, failure.complaint(), failure);
    } catch (Error fault) { // left alone it would end with status 1, which says a clause was broken
      throw new ExecutionException(asked, fault.toString(), fault);
    }
  }

  private static int answer(ParseResult parsed, CommandLine asked) {
    var helpExitCode = CommandLine.executeHelpRequest(parsed);
    if (helpExitCode != null) {
      return helpExitCode;
    }
    if (asked.getCommand() instanceof Callable<?>) {
      return new CommandLine.RunLast().execute(parsed);
    }
    asked.usage(asked.getOut()); // a command that only groups others lists them
    return ExitCode.OK;
  }
}
