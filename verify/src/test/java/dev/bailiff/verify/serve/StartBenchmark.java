package dev.bailiff.verify.serve;

import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.IntakeLimits;
import dev.bailiff.app.intake.Snapshots;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How long the service takes from its start until it is ready: with nothing to remember, and after
 * events of many accounts, each from an address of its own.
 */
final class StartBenchmark {
  private static final int GROUP = 1_000;
  private static final int SENDERS = 4;

  /** Nobody waits here, and the disk may have much else to do. */
  private static final IntakeLimits PATIENT =
      new IntakeLimits(20_000, 32L << 20, Duration.ofDays(3), 256L << 20, Duration.ofMinutes(10));

  private StartBenchmark() {}

  /** Takes a folder to work in, how many accounts there are, and options of the machine. */
  public static void main(String[] arguments) throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "start");
    List<String> machine = List.of(arguments).subList(2, arguments.length);
    try {
      start("an empty store", folder.resolve("empty"), machine);
      start("an empty store, again", folder.resolve("empty"), machine);
      Path data = Files.createDirectories(folder.resolve("data"));
      int entities = Integer.parseInt(arguments[1]);
      send(data, entities);
      System.out.printf(
          Locale.ROOT,
          "journal %,d MiB, newest snapshot %,d MiB%n",
          size(data.resolve("journal"), true) >> 20,
          size(data.resolve("snapshots"), false) >> 20);
      start("%,d entities".formatted(entities), data, machine);
      start("%,d entities, again".formatted(entities), data, machine);
    } finally {
      LoadBenchmark.delete(folder);
    }
  }

  private static void start(String with, Path data, List<String> machine) throws IOException {
    long begun = System.nanoTime();
    try (ServiceProcess service = ServiceProcess.start(data, machine, List.of(), Map.of())) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      double processor =
          ProcessHandle.of(service.pid())
                  .flatMap(it -> it.info().totalCpuDuration())
                  .orElseThrow()
                  .toMillis()
              / 1e3;
      System.out.printf(
          Locale.ROOT, "%s: ready after %.2f s, %.2f s of processors%n", with, seconds, processor);
    }
  }

  private static void send(Path data, int entities)
      throws IOException, InterruptedException, ExecutionException {
    LoadedPolicy loaded = policy();
    Instant now = Instant.now();
    try (Journal journal =
        Journal.open(data.resolve("journal"), JournalSettings.DEFAULT, InstantSource.system())) {
      Snapshots snapshots =
          Snapshots.open(
              data.resolve("snapshots"), loaded.policy(), Duration.ofMinutes(1), Instant.now());
      LiveEngine engine = new LiveEngine(loaded.policy(), Detectors.all(), snapshots.tables());
      Intake intake =
          Intake.open(
              journal,
              engine,
              snapshots,
              (event, _) -> loaded.facts().about(event),
              PATIENT,
              InstantSource.system(),
              DecisionListener.NONE);
      List<Future<?>> groups = new ArrayList<>();
      try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
        for (int i = 0; i < entities; i += GROUP) {
          int from = i;
          groups.add(senders.submit(() -> intake.accept(group(from, now))));
        }
      }
      for (Future<?> group : groups) {
        group.get();
      }
      intake.stop();
    }
  }

  private static List<Arrival> group(int from, Instant now) {
    List<Arrival> group = new ArrayList<>();
    for (int i = from; i < from + GROUP; i++) {
      Map<String, Object> data =
          Map.of(
              "method",
              "GET",
              "path",
              "/products/" + i % 5_000,
              "status",
              200,
              "client",
              Map.of("ip", "10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255)),
              "account",
              Map.of("id", "a" + i));
      Map<String, Object> event =
          Map.of(
              "id",
              "e" + i,
              "source",
              "start",
              "type",
              "http.request",
              "time",
              now.plusMillis(i / 100).toString(),
              "data",
              data);
      group.add(Arrival.of(EventParser.parse(event).accepted().orElseThrow()));
    }
    return group;
  }

  private static LoadedPolicy policy() throws IOException {
    return switch (OpenPolicy.open(Optional.empty()).loading()) {
      case Loading.Accepted accepted -> accepted.policy();
      case Loading.Rejected _ -> throw new IllegalStateException("the shipped policy has problems");
    };
  }

  /** The bytes of all its files, or of the last alone. */
  private static long size(Path folder, boolean isAll) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.sorted().toList();
      long size = 0;
      for (Path file : isAll ? sorted : sorted.subList(sorted.size() - 1, sorted.size())) {
        size += Files.size(file);
      }
      return size;
    }
  }
}
