package dev.bailiff.verify.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Loads the service as a process of its own with the shipped policy, over 64 connections: at
 * saturation, and then in an open loop at half of that, where a late answer makes those behind it
 * late as well. Beside it, what the disk takes to force 64 KB, and what each request takes of the
 * processors, which others on the machine do not change.
 */
final class LoadBenchmark {
  private static final int CONNECTIONS = 64;
  private static final int BATCH = 100;
  private static final int FORCES = 200;

  private final ServiceProcess service;
  private final Load load;
  private final Duration time;

  private LoadBenchmark(ServiceProcess service, Load load, Duration time) {
    this.service = service;
    this.load = load;
    this.time = time;
  }

  /** Takes a folder to work in, how many seconds each part takes, and options of the machine. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "load");
    Duration time = Duration.ofSeconds(Long.parseLong(arguments[1]));
    List<String> machine = List.of(arguments).subList(2, arguments.length);
    try {
      System.out.printf(Locale.ROOT, "force of 64 KB: %s%n", forces(folder));
      try (ServiceProcess service =
          ServiceProcess.start(folder.resolve("data"), machine, List.of(), Map.of())) {
        try (Load load = new Load(service.address(), CONNECTIONS)) {
          LoadBenchmark benchmark = new LoadBenchmark(service, load, time);
          Requests requests = new Requests(service.address().getAuthority(), service.key());
          benchmark.measure("POST /v1/events, one of 1 KB", 1, requests::event);
          benchmark.measure(
              "POST /v1/events, 100 of 1 KB", BATCH, out -> requests.batch(BATCH, out));
          benchmark.measure("GET /v1/authz", 1, requests::question);
        }
      }
    } finally {
      delete(folder);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void measure(String name, int size, Consumer<ByteBuffer> requests) throws IOException {
    load.saturate(requests, 2 * time.toNanos()); // to warm up
    Duration server = processorTime(service.pid());
    Duration client = processorTime(ProcessHandle.current().pid());
    long begun = System.nanoTime();
    Latencies saturated = load.saturate(requests, time.toNanos());
    double rate = saturated.count() / ((System.nanoTime() - begun) / 1e9);
    double perEvent = 1e-3 / size / Math.max(1, saturated.count());
    System.out.printf(
        Locale.ROOT,
        "%-30s %,9.0f events/s at saturation; processor time of an event: service %.1f us, load"
            + " %.1f us%n",
        name,
        rate * size,
        processorTime(service.pid()).minus(server).toNanos() * perEvent,
        processorTime(ProcessHandle.current().pid()).minus(client).toNanos() * perEvent);
    begun = System.nanoTime();
    Latencies open = load.pace(requests, rate / 2, time.toNanos());
    System.out.printf(
        Locale.ROOT,
        "%-30s %,9.0f events/s in an open loop: %s%n",
        name,
        open.count() * size / ((System.nanoTime() - begun) / 1e9),
        open);
    if (load.refused() > 0) {
      System.out.println(load.refused() + " were refused so far");
    }
  }

  private static Duration processorTime(long pid) {
    return ProcessHandle.of(pid).flatMap(it -> it.info().totalCpuDuration()).orElseThrow();
  }

  private static String forces(Path folder) throws IOException {
    long[] nanos = new long[FORCES];
    Path file = folder.resolve("forced");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(16 << 20), 0);
      channel.force(true);
      for (int i = 0; i < FORCES; i++) {
        long begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(64 << 10), (long) i * (64 << 10));
        channel.force(false);
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "median %.2f ms, p99 %.2f ms",
        nanos[FORCES / 2] / 1e6,
        nanos[FORCES * 99 / 100] / 1e6);
  }
}
