package dev.bailiff.app.keys;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.TimeSpan;
import dev.bailiff.casework.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key. */
@Command(
    name = "create",
    description = "Makes a key and prints it, once; only its digest is kept.",
    footer = {
      "",
      "Roles: service (sends events, asks how entities stand), viewer (looks), reviewer (rules on"
          + " cases), policy-author (tries rules), policy-publisher (takes rules out of force and"
          + " back), admin (everything).",
      "",
      "  KEY=$(bailiff keys create shop --role service)",
    })
public final class KeysCreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "NAME", description = "What the key is called.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      split = ",",
      description = "What its holder is to the service; several are possible.")
  private List<String> roles = List.of();

  @Option(
      names = "--owner",
      paramLabel = "PERSON",
      description = {
        "The person who holds it, as they are called when they sign in; otherwise you. Two keys of",
        "one person are one person where a second has to agree."
      })
  private @Nullable String owner;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "After how long it ends, such as 90d; otherwise when it is revoked.")
  private @Nullable Duration expires;

  @Override
  public Integer call() {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("name", name);
    asked.put("roles", roles.stream().map(KeysCreateCommand::known).toList());
    if (owner != null) {
      asked.put("owner", owner);
    }
    if (expires != null) {
      asked.put("expires", Instant.now().plus(expires).toString());
    }
    try (ServiceClient client = service.client()) {
      KeyOutput.issued(spec, client.post("/v1/keys", asked));
    }
    return ExitCode.OK;
  }

  private static String known(String label) {
    return Role.labelled(label)
        .map(Role::label)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE, "unknown role `" + label + "`; there are " + Role.labels()));
  }
}
