package dev.bailiff.verify.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.reader.EventBatches;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadAhead;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.feature.TableStats;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Replays a long log under the shipped policy as {@code bailiff replay} does, reading on one thread
 * and deciding on another, and prints what it took.
 *
 * <p>{@code sample} repeats the sample log to a million lines: deciding by the {@link
 * BehaviourRules} alone, by the whole policy, and reading alone, in turns, four times each. {@code
 * clients} decides once by the whole policy, over five million addresses.
 */
public final class ReplayBenchmark {
  private static final int PASSES = 4;
  private static final double MEBIBYTE = 1 << 20;

  private final LoadedPolicy loaded;
  private final Path log;

  private ReplayBenchmark(LoadedPolicy loaded, Path log) {
    this.loaded = loaded;
    this.log = log;
  }

  /**
   * Takes {@code sample} or {@code clients}, the folder for the log, the policy and a sample log.
   */
  static void main(String[] arguments) throws IOException, InterruptedException {
    String load = arguments[0];
    Path log = Path.of(arguments[1], "replay-" + load + ".log");
    LoadedPolicy loaded =
        PolicyOpening.require(Path.of(arguments[2]), new PrintWriter(System.err, true, UTF_8));
    ReplayBenchmark benchmark = new ReplayBenchmark(loaded, log);
    System.out.printf("%s, %d MiB of heap%n", load, Runtime.getRuntime().maxMemory() >> 20);
    if (load.equals("clients")) {
      ReplayLogs.clients(log);
      benchmark.decide("the whole policy", loaded.policy());
      return;
    }
    ReplayLogs.repeated(Path.of(arguments[3]), log);
    Policy behaviour = BehaviourRules.of(loaded.policy());
    for (int pass = 1; pass <= PASSES; pass++) {
      System.out.printf("pass %d%n", pass);
      benchmark.decide("behaviour rules", behaviour);
      benchmark.decide("the whole policy", loaded.policy());
      benchmark.read();
    }
  }

  private void decide(String what, Policy policy) throws InterruptedException {
    FeatureTables tables = policy.newTables();
    Engine engine = new Engine(policy, Detectors.all(), tables);
    Meter meter = new Meter();
    long lines = 0;
    long eventful = 0;
    try (EventBatches events = new ReadAhead(sources())) {
      for (List<Event> batch = events.next(); !batch.isEmpty(); batch = events.next()) {
        for (Event event : batch) {
          eventful += engine.decide(event, loaded.facts().about(event)).isUneventful() ? 0 : 1;
        }
        lines += batch.size();
      }
    }
    meter.print("%s (%,d rules): read and decided".formatted(what, policy.rules().size()), lines);
    System.out.printf(Locale.ROOT, "  a rule fired, or could not say, on %,d%n", eventful);
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    print(tables, used);
  }

  private static void print(FeatureTables tables, long heap) {
    List<TableStats> stats =
        IntStream.range(0, tables.size()).mapToObj(i -> tables.table(i).stats()).toList();
    System.out.printf(
        Locale.ROOT,
        "  features: %,d states in %.1f MiB of %.1f, at most %.1f; live heap %.1f MiB%n",
        sum(stats, TableStats::keys),
        sum(stats, TableStats::bytes) / MEBIBYTE,
        sum(stats, TableStats::budgetBytes) / MEBIBYTE,
        tables.peakBytes() / MEBIBYTE,
        heap / MEBIBYTE);
    System.out.printf(
        Locale.ROOT,
        "  to make room: %,d expired, %,d evicted, %,d first events deferred; %,d late%n",
        sum(stats, TableStats::expired),
        sum(stats, TableStats::evicted),
        sum(stats, TableStats::deferred),
        sum(stats, TableStats::late));
  }

  private void read() {
    Meter meter = new Meter();
    long lines = 0;
    try (LogSources events = sources()) {
      for (List<Event> batch = events.next(); !batch.isEmpty(); batch = events.next()) {
        lines += batch.size();
      }
    }
    meter.print("read", lines);
  }

  private LogSources sources() {
    return LogSources.find(
        List.of(log.toString()), ReadOptions.at(Instant.now()), InputStream.nullInputStream());
  }

  private static long sum(List<TableStats> stats, ToLongFunction<TableStats> part) {
    return stats.stream().mapToLong(part).sum();
  }

  /** What passes from its making on, of three clocks. */
  private static final class Meter {
    private final long wall = System.nanoTime();
    private final long process = process();
    private final long thread = thread();

    void print(String what, long lines) {
      double wallSeconds = (System.nanoTime() - wall) / 1e9;
      double processSeconds = (process() - process) / 1e9;
      double threadSeconds = (thread() - thread) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s %,d lines: a second %,.0f, of processor %,.0f, of this thread's processor %,.0f%n",
          what,
          lines,
          lines / wallSeconds,
          lines / processSeconds,
          lines / threadSeconds);
      System.out.printf(
          Locale.ROOT,
          "  seconds %.1f, of processor %.1f, of this thread's %.1f; load average %.1f%n",
          wallSeconds,
          processSeconds,
          threadSeconds,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long process() {
      return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long thread() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
