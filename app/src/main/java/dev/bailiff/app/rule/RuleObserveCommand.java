package dev.bailiff.app.rule;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
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

/** Switches a rule, a clause or everything to observe, or back. */
@Command(
    name = "observe",
    description = "Takes a rule, a clause or everything out of force, at once.",
    footer = {
      "",
      "From the next event on the rule is recorded when it fires, and nothing else follows,"
          + " whatever the policy says. What it did before stays in force; `bailiff undo` takes"
          + " that back. It stays so over restarts, until --off.",
      "",
      "  bailiff rule observe 1.2/form-guessing --why 'blocks the office'",
    })
public final class RuleObserveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "RULE|CLAUSE",
      description = "A rule such as 1.2/form-guessing, or a clause such as 1.2.")
  private @Nullable String scope;

  @Option(names = "--all", description = "Every rule.")
  private boolean all;

  @Option(names = "--off", description = "Puts it back into the mode that the policy says.")
  private boolean off;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for the audit log.")
  private String why = "";

  @Override
  public Integer call() {
    if (all == (scope != null)) {
      throw new CommandFailure(ExitCode.USAGE, "name a rule or a clause, or say --all");
    }
    Map<String, Object> asked = Map.of("scope", scope == null ? "all" : scope, "because", why);
    try (ServiceClient client = service.client()) {
      JsonNode answer = client.post("/v1/restraints/" + (off ? "resume" : "observe"), asked);
      String said =
          off
              ? "`%s` is as the policy says again".formatted(answer.path("scope").asString())
              : line(answer);
      spec.commandLine().getOut().println(said);
    }
    return ExitCode.OK;
  }

  static String line(JsonNode switched) {
    return "`%s` observes since %s, by %s: %s"
        .formatted(
            switched.path("scope").asString(),
            switched.path("since").asString(),
            switched.path("by").asString(),
            switched.path("because").asString());
  }
}
