package dev.bailiff.verify.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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
  private final Duration time;

  private LoadBenchmark(ServiceProcess service, Duration time) {
    this.service = service;
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
        LoadBenchmark load = new LoadBenchmark(service, time);
        Requests requests = new Requests(service.address().getAuthority(), service.key());
        load.measure("POST /v1/events, one of 1 KB", 1, requests::event);
        load.measure("POST /v1/events, 100 of 1 KB", BATCH, () -> requests.batch(BATCH));
        load.measure("GET /v1/authz", 1, requests::question);
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

  private void measure(String name, int size, Supplier<byte[]> requests)
      throws InterruptedException, ExecutionException {
    run(requests, 0); // to warm up
    Duration server = processorTime();
    long client = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    Latencies saturated = run(requests, 0);
    double perEvent = 1e-3 / size / Math.max(1, saturated.count());
    double serverMicros = processorTime().minus(server).toNanos() * perEvent;
    double clientMicros =
        (ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() - client)
            * perEvent;
    double rate = saturated.count() / (time.toNanos() / 1e9);
    System.out.printf(
        Locale.ROOT,
        "%-30s %,9.0f events/s at saturation; processor time of an event: service %.1f us, load"
            + " %.1f us%n",
        name,
        rate * size,
        serverMicros,
        clientMicros);
    Latencies open = run(requests, rate / 2);
    System.out.printf(
        Locale.ROOT,
        "%-30s %,9.0f events/s in an open loop: %s%n",
        name,
        open.count() * size / (time.toNanos() / 1e9),
        open);
  }

  private Duration processorTime() {
    return ProcessHandle.of(service.pid())
        .flatMap(it -> it.info().totalCpuDuration())
        .orElseThrow();
  }

  /** At this rate, or as fast as answers come if it is 0. */
  private Latencies run(Supplier<byte[]> requests, double rate)
      throws InterruptedException, ExecutionException {
    Latencies latencies = new Latencies();
    AtomicInteger refused = new AtomicInteger();
    long begin = System.nanoTime();
    List<Future<?>> connections = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        int number = i;
        connections.add(
            threads.submit(() -> {
              send(requests, begin, number, rate, latencies, refused);
              return null;
            }));
      }
    }
    for (Future<?> each : connections) {
      each.get();
    }
    if (refused.get() > 0) {
      System.out.println(refused + " were refused");
    }
    return latencies;
  }

  private void send(
      Supplier<byte[]> requests,
      long begin,
      int number,
      double rate,
      Latencies latencies,
      AtomicInteger refused)
      throws IOException {
    try (Connection connection = new Connection(service.address())) {
      for (long turn = 0; ; turn++) {
        long due = System.nanoTime();
        if (rate > 0) {
          due = begin + (long) ((double) (turn * CONNECTIONS + number) / rate * 1e9);
        }
        if (due - begin > time.toNanos()) {
          return;
        }
        LockSupport.parkNanos(due - System.nanoTime());
        int status = connection.send(requests.get());
        if (status == 503) {
          refused.incrementAndGet();
        } else if (status != 200) {
          throw new IOException("answered " + status);
        }
        latencies.add(System.nanoTime() - due);
      }
    }
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
