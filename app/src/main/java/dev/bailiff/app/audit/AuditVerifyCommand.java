package dev.bailiff.app.audit;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Checks every entry of the audit log against the one before it. */
@Command(
    name = "verify",
    description = "Checks that no entry of the audit log was altered, removed or reordered.",
    footer = {
      "",
      "Each entry has a hash over itself and the hash before it. Who can write the database can"
          + " write all of them anew, or cut the last ones off; that shows only against a head that"
          + " was noted elsewhere. So keep the head that is printed, and name it with --noted the"
          + " next time. The exit status is 1 if something is wrong.",
    })
public final class AuditVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--noted",
      paramLabel = "HEAD",
      description = "A head that was printed before; may be given again.")
  private List<String> noted = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String query =
        noted.stream()
            .map(head -> "noted=" + ServiceClient.segment(head))
            .collect(Collectors.joining("&", "?", ""));
    try (ServiceClient client = service.client()) {
      JsonNode check = client.read("/v1/audit/check" + query);
      check.path("problems").forEach(problem -> out.println(problem.asString()));
      boolean isProven = check.path("proven").asBoolean();
      out.printf(
          "%s: %,d entries, %,d of them with details erased%n",
          isProven ? "proven" : "NOT PROVEN",
          check.path("entries").asLong(),
          check.path("erased").asLong());
      out.printf("head %s%n", check.path("head").asString());
      return isProven ? ExitCode.OK : ExitCode.FOUND;
    }
  }
}
