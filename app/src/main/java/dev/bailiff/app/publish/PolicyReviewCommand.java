package dev.bailiff.app.publish;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import dev.bailiff.app.html.Shown;
import dev.bailiff.app.trial.TrialText;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows what was proposed to a running service. */
@Command(
    name = "review",
    description = "Shows what was proposed to a running service, and what it would change.",
    footer = {"", "  bailiff policy review", "  bailiff policy review 0f3a…"})
public final class PolicyReviewCommand implements Callable<Integer> {
  private static final int LONGEST = 80;

  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "EDITION",
      description = "The id of what was proposed; otherwise all that waits is listed.")
  private @Nullable String edition;

  @Option(names = "--try", description = "Tries it again on what was recorded, with samples.")
  private boolean again;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      if (edition == null) {
        list(client.read("/v1/policies"), out);
        return ExitCode.OK;
      }
      String path = "/v1/policies/" + ServiceClient.segment(edition);
      JsonNode answer = again ? client.post(path + "/backtest", Map.of()) : client.read(path);
      out.println(answer.path("difference").asString());
      JsonNode result = again ? answer.path("result") : answer.path("backtest").path("result");
      if (!result.isMissingNode()) {
        TrialText.print(result, out);
        out.println();
      }
      CandidateText.print(answer, out);
    }
    return ExitCode.OK;
  }

  private static void list(JsonNode answer, PrintWriter out) {
    out.printf(
        "version %s is in force; publishing: %s%n",
        answer.path("version").asString(), answer.path("publishing").asString());
    if (answer.path("waiting").isEmpty()) {
      out.println("nothing waits to be published");
      return;
    }
    Table table = new Table("edition", "version", "proposed", "by", "why");
    for (JsonNode each : answer.path("waiting")) {
      JsonNode proposed = each.path("proposed");
      table.row(
          each.path("edition").asString(),
          each.path("version").asString(),
          proposed.path("at").asString(),
          Shown.of(proposed.path("by").asString(), LONGEST),
          Shown.of(proposed.path("because").asString(), LONGEST));
    }
    out.print(table.render());
  }
}
