package dev.bailiff.app.exempt;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Gives a permit. */
@Command(
    name = "add",
    description = "Permits somebody what rules would act on.",
    footer = {
      "",
      "The holder is recognised by any of the addresses, accounts and tokens. Everything else is a"
          + " bound: what crosses one is decided as if there were no permit, and the decision"
          + " names the bound.",
      "",
      "  bailiff permit add assessment-7 --kind assessment --holder 'Example Security Ltd'",
      "    --address 198.51.100.0/28 --host app.example.com --class discovery",
      "    --from 2026-11-23 --until 2026-12-01 --why 'ordered by the security team'",
    })
public final class PermitAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "What the permit is called.")
  private String id = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      description = "What is permitted, as rules ask for it, such as assessment.")
  private String kind = "";

  @Option(
      names = "--holder",
      paramLabel = "NAME",
      required = true,
      description = "Who holds it, for people.")
  private String holder = "";

  @Option(
      names = "--address",
      paramLabel = "NETWORK",
      description = "An address or network of the holder.")
  private List<String> addresses = new ArrayList<>();

  @Option(names = "--account", paramLabel = "ID", description = "An account of the holder.")
  private List<String> accounts = new ArrayList<>();

  @Option(names = "--token", paramLabel = "ID", description = "A token of the holder.")
  private List<String> tokens = new ArrayList<>();

  @Option(names = "--host", paramLabel = "HOST", description = "Only on this host.")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--class", paramLabel = "CLASS", description = "Only this class of tests.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "A day, or a time such as 2026-11-23T10:00:00Z.")
  private String from = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      required = true,
      description = "The same; it no longer covers what happens then.")
  private String until = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for the audit log.")
  private String why = "";

  @Override
  public Integer call() {
    Map<String, Object> permit = new LinkedHashMap<>();
    permit.put("id", id);
    permit.put("kind", kind);
    permit.put("holder", holder);
    permit.put("addresses", addresses);
    permit.put("accounts", accounts);
    permit.put("tokens", tokens);
    permit.put("hosts", hosts);
    permit.put("classes", classes);
    permit.put("from", Day.time(from));
    permit.put("until", Day.time(until));
    permit.put("because", why);
    try (ServiceClient client = service.client()) {
      JsonNode given = client.post("/v1/permits", permit);
      spec.commandLine()
          .getOut()
          .printf(
              "`%s` permits %s to %s until %s%n",
              given.path("id").asString(),
              given.path("kind").asString(),
              given.path("holder").asString(),
              given.path("until").asString());
    }
    return ExitCode.OK;
  }
}
