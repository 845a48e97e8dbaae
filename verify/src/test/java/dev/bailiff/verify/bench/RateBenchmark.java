package dev.bailiff.verify.bench;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.feature.UpdateBatch;
import dev.bailiff.core.feature.UseKind;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rate decisions on one thread: each request is held against a limit of its address, one of the
 * address's /24, and one of its tenant and endpoint. Our tables decide one by one and ten requests
 * at a time; Bucket4j's buckets in a Caffeine cache decide on the same requests in the same
 * process. Prints decisions a microsecond of processor time, which is the figure to read where
 * other programs run too, and the bytes that a key takes.
 *
 * <p>A tenth of the million addresses sends more than half of the requests.
 */
public final class RateBenchmark {
  private static final int ADDRESSES = 1_000_000;
  private static final int TENANT_ENDPOINTS = 50_000;
  private static final int REQUESTS = 2_000_000;
  private static final int ROUNDS = 7;

  /** The libraries are several times slower. */
  private static final int ROUNDS_OF_LIBRARIES = 3;

  private static final int LIMITS = 3;
  private static final int AT_ONCE = 10;
  private static final long LIMIT = 600;
  private static final long MOST = 800;
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final long MEMORY = 256L << 20;

  private final long[][] keys = new long[LIMITS][REQUESTS];
  private long millis;
  private long random;

  /** Takes no arguments. */
  static void main() {
    RateBenchmark benchmark = new RateBenchmark();
    benchmark.ours();
    benchmark.libraries();
  }

  private RateBenchmark() {
    for (int i = 0; i < REQUESTS; i++) {
      long address = (long) (ADDRESSES * skewed());
      keys[0][i] = spread(address);
      keys[1][i] = spread(-1 - address / 256);
      keys[2][i] = spread(1L << 40 | (long) (TENANT_ENDPOINTS * skewed()));
    }
  }

  private void ours() {
    FeatureKind kind = new UseKind(LIMIT, PERIOD, MOST);
    FeatureTables tables = FeatureTables.sharing(MEMORY, List.of(kind, kind, kind));
    for (long address = 0; address < ADDRESSES; address++) {
      tables.update(0, spread(address), 0, 1);
    }
    double[] single = new double[ROUNDS];
    double[] batched = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      single[round] = perMicro(() -> oneByOne(tables));
      batched[round] = perMicro(() -> tenAtOnce(tables));
    }
    print("ours, one by one", single);
    print("ours, ten requests at once", batched);
    long bytes = 0;
    long states = 0;
    for (int i = 0; i < LIMITS; i++) {
      bytes += tables.table(i).stats().bytes();
      states += tables.table(i).stats().keys();
    }
    System.out.printf(
        Locale.ROOT, "  %,d keys, %.1f bytes for each%n", states, (double) bytes / states);
  }

  private long oneByOne(FeatureTables tables) {
    long refused = 0;
    for (int i = 0; i < REQUESTS; i++) {
      millis++;
      for (int limit = 0; limit < LIMITS; limit++) {
        refused += tables.update(limit, keys[limit][i], millis, 1) > LIMIT ? 1 : 0;
      }
    }
    return refused;
  }

  private long tenAtOnce(FeatureTables tables) {
    UpdateBatch batch = new UpdateBatch();
    long refused = 0;
    for (int first = 0; first < REQUESTS; first += AT_ONCE) {
      batch.clear();
      for (int i = first; i < first + AT_ONCE; i++) {
        millis++;
        for (int limit = 0; limit < LIMITS; limit++) {
          batch.add(limit, keys[limit][i], millis, 1);
        }
      }
      tables.update(batch);
      for (int i = 0; i < batch.size(); i++) {
        refused += batch.value(i) > LIMIT ? 1 : 0;
      }
    }
    return refused;
  }

  private void libraries() {
    long before = heap();
    TimeMeter time = new Time();
    LoadingCache<Long, Bucket> buckets =
        Caffeine.newBuilder()
            .maximumSize(2 * ADDRESSES)
            .executor(Runnable::run)
            .build(key -> bucket(time));
    double[] figures = new double[ROUNDS_OF_LIBRARIES];
    for (int round = 0; round < figures.length; round++) {
      figures[round] = perMicro(() -> bucketByBucket(buckets));
    }
    System.out.printf(Locale.ROOT, "Caffeine and Bucket4j, the first round: %.2f%n", figures[0]);
    print("Caffeine and Bucket4j", figures);
    long taken = heap() - before;
    long kept = buckets.estimatedSize();
    System.out.printf(
        Locale.ROOT, "  %,d keys, %.1f bytes of heap for each%n", kept, (double) taken / kept);
  }

  private static Bucket bucket(TimeMeter time) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(MOST).refillGreedy(LIMIT, PERIOD))
        .withCustomTimePrecision(time)
        .build();
  }

  private long bucketByBucket(LoadingCache<Long, Bucket> buckets) {
    long refused = 0;
    for (int i = 0; i < REQUESTS; i++) {
      millis++;
      for (int limit = 0; limit < LIMITS; limit++) {
        refused += buckets.get(keys[limit][i]).tryConsume(1) ? 0 : 1;
      }
    }
    return refused;
  }

  private double perMicro(Round round) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long refused = round.run();
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    if (refused < 0 || refused > (long) REQUESTS * LIMITS) {
      throw new IllegalStateException("refused: " + refused);
    }
    return REQUESTS * LIMITS * 1e3 / nanos;
  }

  private static void print(String what, double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f decisions a microsecond of processor time (median of %d rounds; %.2f to %.2f)%n",
        what,
        sorted[sorted.length / 2],
        sorted.length,
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A number from 0 to 1, of which small ones are frequent. */
  private double skewed() {
    random += 0x9E3779B97F4A7C15L;
    double even = (spread(random) >>> 11) * 0x1p-53;
    return even * even * even * even;
  }

  private static long spread(long value) {
    long mixed = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }

  /** The time of the requests, for buckets. */
  private final class Time implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return millis * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /** Decides on all requests and answers how many decisions refused. */
  @FunctionalInterface
  private interface Round {
    long run();
  }
}
