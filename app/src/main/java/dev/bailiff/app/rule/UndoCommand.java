package dev.bailiff.app.rule;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.TimeSpan;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** Previews taking back all that a rule did in a time, and does it. */
@Command(
    name = "undo",
    description = "Takes back everything that a rule did in a time.",
    footer = {
      "",
      "Without --yes it says what that would come to and changes nothing. With it every"
          + " enforcement of the rule that began in that time is undone, over or not, so that none"
          + " counts against anybody; and an apology is queued for each whom it restricted. Each"
          + " undoing is in the audit log.",
      "",
      "A rule that still fires goes on acting on others: `bailiff rule observe` takes it out of"
          + " force.",
      "",
      "  bailiff undo --rule 1.2/form-guessing --since 2d",
      "  bailiff undo --rule 1.2/form-guessing --since 2d --why 'counted the office' --yes",
    })
public final class UndoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--rule",
      paramLabel = "ID[@VERSION]",
      required = true,
      description = "The rule; with a version of the policy, only what it did under that.")
  private String rule = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      required = true,
      description = "From then on: 2026-11-23T10:00:00Z, or so long ago: 30m, 2h, 7d.")
  private String since = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Until then, in the same forms; otherwise now.")
  private @Nullable String until;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "The reason, for the audit log; needed with --yes.")
  private @Nullable String why;

  @Option(names = "--yes", description = "Does it.")
  private boolean yes;

  @Override
  public Integer call() {
    if (yes && why == null) {
      throw new CommandFailure(ExitCode.USAGE, "say --why it is undone");
    }
    Map<String, Object> asked = asked(Clock.systemUTC().instant());
    try (ServiceClient client = service.client()) {
      JsonNode preview = client.post("/v1/undo", asked);
      PrintWriter out = spec.commandLine().getOut();
      lines(preview).forEach(out::println);
      if (yes && preview.path("enforcements").asLong() > 0) {
        confirm(client, asked, preview);
      } else if (!yes) {
        out.println("nothing was changed; --yes undoes it");
      }
    }
    return ExitCode.OK;
  }

  private void confirm(ServiceClient client, Map<String, Object> asked, JsonNode preview) {
    Map<String, Object> confirmed = new LinkedHashMap<>(asked);
    confirmed.put("until", preview.path("until").asString());
    confirmed.put("confirm", true);
    confirmed.put("because", why);
    confirmed.put("expected", preview.path("enforcements").asLong());
    JsonNode done = client.post("/v1/undo", confirmed);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "undone: %,d, against %,d; apologies queued: %,d%n",
        done.path("undone").asLong(),
        done.path("entities").asLong(),
        done.path("apologies").asLong());
    if (!done.path("complete").asBoolean()) {
      out.println("there is more; ask again");
    }
  }

  private Map<String, Object> asked(Instant now) {
    Map<String, Object> asked = new LinkedHashMap<>();
    int at = rule.indexOf('@');
    asked.put("rule", at < 0 ? rule : rule.substring(0, at));
    if (at >= 0) {
      asked.put("version", rule.substring(at + 1));
    }
    asked.put("since", time("--since", since, now));
    if (until != null) {
      asked.put("until", time("--until", until, now));
    }
    return asked;
  }

  private static String time(String option, String text, Instant now) {
    try {
      return Instant.parse(text).toString();
    } catch (DateTimeException e) {
      try {
        return now.minus(new TimeSpan().convert(text)).toString();
      } catch (TypeConversionException neither) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "%s: `%s` is neither a time such as 2026-11-23T10:00:00Z nor how long ago, such as 2h"
                .formatted(option, text));
      }
    }
  }

  /** A time as people read it. */
  private static String second(String time) {
    return time.replaceFirst("\\.[0-9]+Z$", "Z");
  }

  private static List<String> lines(JsonNode preview) {
    List<String> lines = new ArrayList<>();
    long many = preview.path("enforcements").asLong();
    lines.add(
        "`%s` from %s to %s: %,d enforcements that have not been undone, against %,d"
            .formatted(
                preview.path("rule").asString(),
                second(preview.path("since").asString()),
                second(preview.path("until").asString()),
                many,
                preview.path("entities").asLong()));
    preview
        .path("actions")
        .forEachEntry((action, count) -> lines.add("  %,8d %s".formatted(count.asLong(), action)));
    if (many > 0) {
      lines.add(
          "  the first began %s, the last %s"
              .formatted(preview.path("earliest").asString(), preview.path("latest").asString()));
      lines.add(
          "  under version "
              + String.join(
                  ", ", preview.path("versions").valueStream().map(JsonNode::asString).toList()));
    }
    return lines;
  }
}
