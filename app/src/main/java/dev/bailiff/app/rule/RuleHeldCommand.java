package dev.bailiff.app.rule;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints what holds rules back. */
@Command(name = "held", description = "Prints which rules are held back, by whom and why.")
public final class RuleHeldCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      JsonNode held = client.read("/v1/restraints");
      if (held.path("observing").isEmpty() && held.path("over_budget").isEmpty()) {
        out.println("no rule is held back");
      }
      held.path("observing").forEach(it -> out.println(RuleObserveCommand.line(it)));
      held.path("over_budget")
          .forEach(it ->
              out.printf(
                  "`%s` is over its budget until %s%n",
                  it.path("scope").asString(), it.path("until").asString()));
    }
    return ExitCode.OK;
  }
}
