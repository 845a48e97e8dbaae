package dev.bailiff.app.simulate.command;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.TimeSpan;
import dev.bailiff.app.simulate.Scenario;
import dev.bailiff.app.simulate.Scene;
import dev.bailiff.app.simulate.live.EventSender;
import dev.bailiff.app.simulate.live.LiveReport;
import dev.bailiff.app.simulate.live.LiveRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Sends the traffic of a scenario to a running service. */
final class LiveSimulation {
  private static final double MOST_PER_SECOND = 20_000;
  private static final Duration LONGEST = Duration.ofDays(1);

  @Mixin private final ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "The number that all chance comes from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "About how many events a second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeSpan.class,
      description = "How long it goes on, such as 30s or 10m (default: ${DEFAULT-VALUE}).")
  private Duration length = Duration.ofSeconds(30);

  void run(Scenario scenario, CommandLine command) {
    requireWithin(
        rate > 0 && rate <= MOST_PER_SECOND, "--rate must be above 0, to 20,000", command);
    requireWithin(
        length.toMillis() >= 1_000 && length.compareTo(LONGEST) <= 0,
        "--for must be a second to a day",
        command);
    try (ServiceClient client = service.client()) {
      EventSender sender = new EventSender(client);
      sender.probe();
      Instant start = InstantSource.system().instant();
      Scene scene = Scene.of(scenario, seed, start, length, rate);
      String name = "%s-%d-%d".formatted(scenario.text(), seed, start.toEpochMilli());
      LiveReport report = new LiveRun(scene, sender, InstantSource.system(), name).run(() -> true);
      print(scenario, report, command.getOut());
    } catch (InterruptedException interrupted) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "");
    }
  }

  private void print(Scenario scenario, LiveReport report, PrintWriter out) {
    out.printf(
        "%s, seed %d: %,d events in %,d requests, answered within %.1f ms (median), %.1f ms (99 of"
            + " 100)%n",
        scenario.text(),
        seed,
        report.events(),
        report.batches(),
        report.answeredWithin(0.5),
        report.answeredWithin(0.99));
    if (report.latestMillis() > 1_000) {
      out.printf("events were sent up to %,d ms late%n", report.latestMillis());
    }
    if (report.refused() > 0) {
      out.printf("%,d events were not taken%n", report.refused());
    }
    out.printf(
        "verdicts: %s%n",
        report.verdicts().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(verdict -> "%s %,d".formatted(verdict.getKey(), verdict.getValue()))
            .collect(Collectors.joining(" · ")));
    out.print(SimulateCommand.table(report.outcomes()).render());
  }

  private static void requireWithin(boolean isWithin, String otherwise, CommandLine command) {
    if (!isWithin) {
      throw new ParameterException(command, otherwise);
    }
  }
}
