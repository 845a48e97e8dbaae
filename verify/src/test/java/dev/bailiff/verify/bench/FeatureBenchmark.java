package dev.bailiff.verify.bench;

import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.DistinctKind;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.feature.QuotaKind;
import dev.bailiff.core.feature.UpdateBatch;
import dev.bailiff.core.feature.UseKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
 * Updates of one feature by one thread, in a table that holds millions of keys: one by one, or 32
 * at a time as {@link UpdateBatch} takes them.
 *
 * <p>Keys are drawn evenly, or skewed so that a tenth of them gets more than half of the events. A
 * window of ten minutes passes with every ten million events.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xms2g",
      "-Xmx2g",
      "-XX:+UseParallelGC",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseTransparentHugePages"
    })
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 2)
public class FeatureBenchmark {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long EVENTS_PER_WINDOW = 10_000_000;
  private static final int BATCH = 32;

  /** What is kept for each key, and for how many keys. */
  public enum Load {
    COUNT(new CountKind(WINDOW), 10_000_000),
    DISTINCT(new DistinctKind(WINDOW), 1_500_000),
    QUOTA(new QuotaKind(100, WINDOW, 20), 10_000_000),
    LIMIT(new UseKind(600, WINDOW, 800), 1_000_000);

    private final FeatureKind kind;
    private final long keys;

    Load(FeatureKind kind, long keys) {
      this.kind = kind;
      this.keys = keys;
    }
  }

  @Param Load load = Load.COUNT;

  @Param({"even", "skewed"})
  String keys = "even";

  private final UpdateBatch batch = new UpdateBatch();
  private FeatureTables tables = tables(Load.COUNT, 1 << 20);
  private boolean isSkewed;
  private long events;
  private long random;
  private long startEvents;
  private long startNanos;

  @Setup(Level.Trial)
  public void fill() {
    tables = tables(load, 1L << 30);
    isSkewed = keys.equals("skewed");
    for (long key = 0; key < load.keys; key++) {
      tables.update(0, key, 0, key);
    }
  }

  @Setup(Level.Iteration)
  public void start() {
    startEvents = events;
    startNanos = THREADS.getCurrentThreadCpuTime();
  }

  /** On a machine that others use too, time on the processor says more than time on the wall. */
  @TearDown(Level.Iteration)
  public void reportProcessorTime() {
    double micros = (THREADS.getCurrentThreadCpuTime() - startNanos) / 1e3;
    System.out.printf(Locale.ROOT, "%.2f per us of processor, ", (events - startEvents) / micros);
  }

  @TearDown(Level.Trial)
  public void report() {
    var stats = tables.table(0).stats();
    System.out.printf(
        Locale.ROOT,
        "%n%s %s: %,d keys, %.1f bytes per key, %.1f at the peak of growth, %,d evicted%n",
        load,
        keys,
        stats.keys(),
        (double) stats.bytes() / stats.keys(),
        (double) stats.peakBytes() / stats.keys(),
        stats.evicted());
  }

  @Benchmark
  public long update() {
    long key = nextKey();
    return tables.update(0, key, nextTime(), argument());
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long updateBatch() {
    batch.clear();
    for (int i = 0; i < BATCH; i++) {
      long key = nextKey();
      batch.add(0, key, nextTime(), argument());
    }
    tables.update(batch);
    long values = 0;
    for (int i = 0; i < BATCH; i++) {
      values += batch.value(i);
    }
    return values;
  }

  private long nextTime() {
    return WINDOW.toMillis() * events++ / EVENTS_PER_WINDOW;
  }

  private long argument() {
    return load == Load.DISTINCT ? random & 0xFFFF : 1;
  }

  private static FeatureTables tables(Load load, long bytes) {
    return FeatureTables.sharing(bytes, List.of(load.kind));
  }

  /** A random number from 0 to the number of keys, by xorshift. */
  private long nextKey() {
    random += 0x9E3779B97F4A7C15L;
    long mixed = (random ^ (random >>> 32)) * 0xD6E8FEB86659FD93L;
    mixed ^= mixed >>> 32;
    double even = (mixed >>> 11) * 0x1p-53;
    return (long) (load.keys * (isSkewed ? even * even * even * even : even));
  }
}
