package dev.bailiff.app.replay;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.rules.facts.FactsOnFile;
import dev.bailiff.rules.facts.FactsReader;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.quantity.Sizes;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.ProblemReport;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that decide: by which policy, with which facts, in how much memory. */
final class PolicyOptions {
  private static final long KIB = 1_024;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path folder;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "Labels and permits to use in place of the policy's facts.yaml.")
  private @Nullable Path facts;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "The most memory that features may take, such as 512MiB; otherwise the policy's.")
  private @Nullable String memory;

  /** The policy to decide by; what is wrong with it or with the facts goes to {@code err}. */
  LoadedPolicy load(PrintWriter err) {
    LoadedPolicy loaded = PolicyOpening.require(folder, err);
    return new LoadedPolicy(
        memory == null ? loaded.policy() : within(memory, loaded.policy()),
        facts == null
            ? loaded.facts()
            : read(facts, err).protectedBy(loaded.restraint().protecting()),
        loaded.examples(),
        loaded.ladder(),
        loaded.restraint(),
        loaded.unreadSignals());
  }

  private static Policy within(String size, Policy policy) {
    long bytes =
        Sizes.parse(size)
            .orElseThrow(() -> wrong("`" + size + "` is not a size; write " + Sizes.FORM));
    long least = policy.leastMemory();
    if (bytes < least) {
      throw wrong(
          "features need at least "
              + Sizes.print(Math.ceilDiv(least, KIB) * KIB)
              + ", not `"
              + size
              + "`");
    }
    return policy.withMemory(bytes);
  }

  private static CommandFailure wrong(String complaint) {
    return new CommandFailure(ExitCode.USAGE, complaint);
  }

  private static FactsOnFile read(Path file, PrintWriter err) {
    String text = text(file);
    Problems problems = new Problems();
    FactsOnFile read = FactsReader.read(new SourceText(file.toString(), text), problems);
    if (problems.haveErrors()) {
      PolicySource source = PolicySource.of(Map.of(file.toString(), text));
      err.print(new ProblemReport(source, "").render(problems.sorted()));
      throw new CommandFailure(ExitCode.FOUND, "`" + file + "` cannot be used");
    }
    return read;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      String reason =
          switch (unreadable) {
            case NoSuchFileException missing -> "does not exist";
            case AccessDeniedException denied -> "must not be read: permission denied";
            case CharacterCodingException binary -> "is not text in UTF-8";
            default -> Files.isDirectory(file) ? "is a folder, not a file" : "cannot be read";
          };
      throw new CommandFailure(ExitCode.UNREADABLE, "`" + file + "` " + reason);
    }
  }
}
