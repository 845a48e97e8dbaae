package dev.bailiff.verify.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.event.Event;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads a combined log of a million lines of some 240 bytes into events on one thread.
 *
 * <p>Addresses, paths and referrers are skewed: some come thousands of times and many only once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
public class ReaderBenchmark {
  private static final int LINES = 1_000_000;
  private static final int SECONDS = 86_400;
  private static final int ADDRESSES = 20_000;
  private static final int PATHS = 30_000;
  private static final int AGENTS = 70;

  /** How the log lies on disk. */
  @Param({"plain", "gzip"})
  String packing = "plain";

  private Path log = Path.of("");

  /** Writes the log. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    log = Files.createTempFile("reader", ".log");
    var file = Files.newOutputStream(log);
    var packed = packing.equals("gzip") ? new GZIPOutputStream(file) : file;
    Random random = new Random(7);
    try (var out = new BufferedWriter(new OutputStreamWriter(packed, US_ASCII))) {
      for (int i = 0; i < LINES; i++) {
        out.write(line(random, (int) ((long) i * SECONDS / LINES)));
      }
    }
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Files.delete(log);
  }

  /** Lines a second. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public long read() {
    long events = 0;
    ReadOptions options = ReadOptions.at(Instant.EPOCH);
    try (LogSources sources =
        LogSources.find(List.of(log.toString()), options, InputStream.nullInputStream())) {
      for (List<Event> batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        events += batch.size();
      }
    }
    if (events != LINES) {
      throw new IllegalStateException("read " + events);
    }
    return events;
  }

  private static String line(Random random, int second) {
    int address = skewed(random, ADDRESSES) * 0x9e3779b1;
    int agent = 80 + random.nextInt(AGENTS);
    String query =
        random.nextInt(10) < 3 ? "?page=" + random.nextInt(50) + "&q=" + random.nextInt() : "";
    String referrer = random.nextBoolean() ? "-" : "https://www.example.com" + path(random);
    return "%d.%d.%d.%d - - [17/May/2015:%02d:%02d:%02d +0000] \"GET %s%s HTTP/1.1\" %d %d \"%s\" \"%s\"%n"
        .formatted(
            address >>> 24,
            address >>> 16 & 255,
            address >>> 8 & 255,
            address & 255,
            second / 3600,
            second / 60 % 60,
            second % 60,
            path(random),
            query,
            random.nextInt(10) == 0 ? 404 : 200,
            random.nextInt(90_000),
            referrer,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                + agent
                + ".0.0.0 Safari/537.36");
  }

  private static String path(Random random) {
    int page = skewed(random, PATHS);
    return "/wiki/page/" + page + "/section-" + page % 17;
  }

  /** A number below the bound, the small ones far more often. */
  private static int skewed(Random random, int bound) {
    return (int) (Math.pow(random.nextDouble(), -1.5) % bound);
  }
}
