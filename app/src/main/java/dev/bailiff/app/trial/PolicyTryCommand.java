package dev.bailiff.app.trial;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.command.TimeSpan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says what another policy would have done. */
@Command(
    name = "try",
    description = "Decides what a running service recorded under another policy, and compares.",
    footer = {
      "",
      "Facts are those that were recorded. Features are filled from the oldest record on. Nothing"
          + " is changed: the service goes on under its own policy.",
      "",
      "  bailiff policy try my-policy --since 7d",
    })
public final class PolicyTryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the policy to try.")
  private Path folder = Path.of("policy");

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Compare what was received in this time, such as 12h (default: 7d).")
  private Duration since = Duration.ofDays(7);

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean isJson;

  @Override
  public Integer call() {
    PolicyOpening.require(folder, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      JsonNode answer =
          client.post(
              "/v1/policy/try",
              Map.of(
                  "since",
                  InstantSource.system().instant().minus(since).toString(),
                  "files",
                  PolicyFiles.of(folder)));
      if (isJson) {
        out.println(answer.toPrettyString());
      } else {
        TrialText.print(answer, out);
      }
    }
    return ExitCode.OK;
  }
}
