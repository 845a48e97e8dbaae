package dev.bailiff.app.exempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.net.URLEncoder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a permit back. */
@Command(name = "revoke", description = "Takes a permit back; it covers nothing from then on.")
public final class PermitRevokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "What the permit is called.")
  private String id = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for the audit log.")
  private String why = "";

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      client.delete(
          "/v1/permits/" + ServiceClient.segment(id) + "?because=" + URLEncoder.encode(why, UTF_8));
    }
    spec.commandLine().getOut().println("`" + id + "` covers nothing any more");
    return ExitCode.OK;
  }
}
