package dev.bailiff.app.publish;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.command.TimeSpan;
import dev.bailiff.app.trial.PolicyFiles;
import dev.bailiff.app.trial.TrialText;
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

/** Proposes another policy to a running service. */
@Command(
    name = "propose",
    description = "Proposes another policy to a running service, which tries it.",
    footer = {
      "",
      "The service keeps the texts under an id, decides what it recorded under them, and compares,"
          + " as `bailiff policy try` does. Nothing changes until `bailiff policy publish`.",
      "",
      "  bailiff policy propose my-policy --why 'credential stuffing by kin'",
    })
public final class PolicyProposeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the policy.")
  private Path folder = Path.of("policy");

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for who publishes it and for the audit log.")
  private String why = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Compare what was received in this time, at least 1d (default: 7d).")
  private Duration since = Duration.ofDays(7);

  @Override
  public Integer call() {
    PolicyOpening.require(folder, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      JsonNode answer =
          client.post(
              "/v1/policies",
              Map.of(
                  "because",
                  why,
                  "since",
                  InstantSource.system().instant().minus(since).toString(),
                  "files",
                  PolicyFiles.of(folder)));
      TrialText.print(answer.path("result"), out);
      out.println();
      CandidateText.print(answer, out);
    }
    return ExitCode.OK;
  }
}
