package dev.bailiff.app.keys;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.TimeSpan;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a successor to a key. */
@Command(
    name = "rotate",
    description = "Makes a successor to a key and prints it; the old one stays valid for a while.")
public final class KeysRotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "NAME", description = "What the key is called.")
  private String name = "";

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "24h",
      converter = TimeSpan.class,
      description = "How long the old one stays valid, at most 30d (default: ${DEFAULT-VALUE}).")
  private Duration grace = Duration.ofHours(24);

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      String path = "/v1/keys/" + ServiceClient.segment(name) + "/rotate";
      KeyOutput.issued(spec, client.post(path, Map.of("grace", grace.toString())));
    }
    return ExitCode.OK;
  }
}
