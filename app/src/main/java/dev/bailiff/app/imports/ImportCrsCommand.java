package dev.bailiff.app.imports;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.detectors.seclang.rules.RuleSet;
import dev.bailiff.detectors.seclang.rules.RuleSetReader;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.RuleText;
import dev.bailiff.rules.source.PolicySource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over rules written for ModSecurity, such as the OWASP Core Rule Set. */
@Command(
    name = "crs",
    description = "Takes over rules written for ModSecurity, such as the OWASP Core Rule Set.",
    footer = {
      "",
      "Reads the `.conf` and `.data` files of folders, says what of them is not carried out, and"
          + " puts them into a policy's folder. Conditions can then read `signal(\"crs\")`, whose"
          + " score is 0.5 where the rules would refuse a request, and a signal of each rule, such"
          + " as `signal(\"crs-942100\")`.",
      "",
      "Exits with 1 if the files have errors; nothing is then written.",
      "",
      "Examples:",
      "  bailiff import crs /usr/share/modsecurity-crs /etc/modsecurity/crs --list",
      "  bailiff import crs coreruleset-4.28.0 --policy my-policy"
    })
public final class ImportCrsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with the rules.")
  private List<Path> folders;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "The policy's folder to put them into; otherwise they are only looked at.")
  private @Nullable Path policy;

  @Option(names = "--list", description = "Names each place that is not carried out.")
  private boolean list;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<RuleText> files = read();
    RuleSet rules = RuleSetReader.read(files);
    PrintWriter out = spec.commandLine().getOut();
    rules.remarks().stream()
        .filter(remark -> list || remark.kind() == Remark.Kind.ERROR)
        .forEach(remark -> out.println(word(remark.kind()) + remark));
    sum(rules, out);
    if (rules.hasErrors()) {
      return ExitCode.FOUND;
    }
    if (policy != null) {
      write(files, policy, out);
    }
    return ExitCode.OK;
  }

  private List<RuleText> read() {
    try {
      List<RuleText> files = RuleFiles.read(folders);
      if (files.stream().noneMatch(RuleText::holdsDirectives)) {
        throw new CommandFailure(
            ExitCode.UNREADABLE, "there are no files with rules in `" + folders.getFirst() + "`");
      }
      return files;
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(ExitCode.UNREADABLE, "`" + missing.getFile() + "` is no folder");
    } catch (IOException unreadable) {
      throw new CommandFailure(ExitCode.UNREADABLE, String.valueOf(unreadable.getMessage()));
    }
  }

  private static String word(Remark.Kind kind) {
    return switch (kind) {
      case ERROR -> "error: ";
      case LEFT_OUT -> "left out: ";
      case IN_PART -> "in part: ";
      case SETTING -> "no effect: ";
    };
  }

  private static void sum(RuleSet rules, PrintWriter out) {
    out.printf(
        "%,d rules, of which %,d have a signal; %,d left out; %,d about answers, which are not"
            + " looked at%n",
        rules.size(), rules.told().size(), rules.leftOut(), rules.aboutAnswers());
    for (Remark.Kind kind : Remark.Kind.values()) {
      Map<String, Integer> counts = new TreeMap<>();
      rules.remarks().stream()
          .filter(remark -> remark.kind() == kind)
          .forEach(remark -> counts.merge(remark.subject(), 1, Integer::sum));
      counts.forEach((subject, count) -> out.printf("%6d  %s%s%n", count, word(kind), subject));
    }
  }

  /** Replaces what was taken over before. */
  private static void write(List<RuleText> files, Path policy, PrintWriter out) {
    Path target = policy.resolve(PolicySource.IMPORTED);
    try {
      if (!Files.isRegularFile(policy.resolve("policy.yaml"))) {
        throw new CommandFailure(
            ExitCode.UNREADABLE,
            "`" + policy + "` holds no policy; `bailiff policy init` makes one");
      }
      Files.createDirectories(target);
      try (Stream<Path> before = Files.list(target)) {
        for (Path file : before.toList()) {
          if (file.toString().endsWith(".conf") || file.toString().endsWith(".data")) {
            Files.delete(file);
          }
        }
      }
      for (RuleText file : files) {
        Files.writeString(target.resolve(file.name()), file.text());
      }
    } catch (IOException failed) {
      throw new CommandFailure(
          ExitCode.UNWRITABLE, "cannot write to `" + target + "`: " + failed.getMessage());
    }
    out.printf("%,d files in `%s`%n", files.size(), target);
  }
}
