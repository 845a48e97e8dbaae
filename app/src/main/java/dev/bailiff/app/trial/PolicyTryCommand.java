package dev.bailiff.app.trial;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.command.Table;
import dev.bailiff.app.command.TimeSpan;
import dev.bailiff.app.html.Shown;
import dev.bailiff.app.policy.PolicyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
  private static final int LONGEST = 110;

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
                  files()));
      if (isJson) {
        out.println(answer.toPrettyString());
      } else {
        print(answer, out);
      }
    }
    return ExitCode.OK;
  }

  private List<Map<String, String>> files() {
    try {
      return PolicyFolder.read(folder).files().stream()
          .map(file -> Map.of("name", file.name(), "text", file.text()))
          .toList();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, "cannot read the policy: " + e.getMessage());
    }
  }

  private static void print(JsonNode answer, PrintWriter out) {
    out.printf(
        "%,d events compared under version %s%n",
        answer.path("compared").asLong(), answer.path("policy").asString());
    if (answer.has("stopped_at")) {
      out.printf(
          "there was no time for what was received after %s%n",
          answer.path("stopped_at").asString());
    }
    if (answer.path("broken").asLong() > 0) {
      out.printf("the engine broke on %,d events%n", answer.path("broken").asLong());
    }
    answer
        .path("verdicts")
        .forEachEntry((change, count) -> out.printf("verdict %s: %,d%n", change, count.asLong()));
    Table table =
        new Table(
            "rule",
            "mode",
            ">acted",
            ">would act",
            ">gained",
            ">lost",
            ">newly hit",
            ">observed",
            ">would observe");
    for (JsonNode rule : answer.path("rules")) {
      table.row(
          rule.path("rule").asString(),
          rule.path("mode").asString(),
          number(rule, "acted"),
          number(rule, "acts"),
          number(rule, "gained"),
          number(rule, "lost"),
          number(rule, "newly_hit"),
          number(rule, "observed"),
          number(rule, "observes"));
    }
    out.print(table.render());
    answer.path("rules").forEach(rule -> samples(rule, out));
  }

  private static void samples(JsonNode rule, PrintWriter out) {
    if (!rule.path("samples").isEmpty()) {
      out.printf("%n%s would newly act, for example:%n", rule.path("rule").asString());
    }
    for (JsonNode sample : rule.path("samples")) {
      out.printf(
          "  %s  %s%n",
          sample.path("time").asString(),
          Shown.of(
              "%s %s  %s"
                  .formatted(
                      sample.path("client").asString(""),
                      sample.path("account").asString(""),
                      sample.path("because").asString("")),
              LONGEST));
    }
  }

  private static String number(JsonNode rule, String name) {
    return "%,d".formatted(rule.path(name).asLong());
  }
}
