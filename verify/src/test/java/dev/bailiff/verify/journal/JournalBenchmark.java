package dev.bailiff.verify.journal;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable appends of 1 KB a second by 64 virtual threads, each of which waits for its record before
 * it appends the next; beside it, what the same disk takes for one write of 64 KB and its force.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JournalBenchmark {
  private static final int THREADS = 64;
  private static final int EACH = 100;
  private static final int GROUP_BYTES = 64 << 10;
  private static final int FILE_BYTES = 16 << 20;

  private final Entry entry = Entry.of(1, new byte[1000]);
  private final ByteBuffer group = ByteBuffer.allocateDirect(GROUP_BYTES);

  private Path directory;
  private Journal journal;
  private ExecutorService threads;
  private FileChannel file;
  private long offset;

  /** Works under {@code target}, as a temporary directory may be in memory. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "journal");
    journal = Journal.open(directory, JournalSettings.DEFAULT, InstantSource.system());
    threads = Executors.newVirtualThreadPerTaskExecutor();
    file =
        FileChannel.open(
            directory.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file.write(ByteBuffer.allocate(FILE_BYTES), 0);
    file.force(true);
  }

  /** Leaves nothing behind. */
  @TearDown
  public void close() throws IOException {
    threads.close();
    journal.close();
    file.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** All threads append their share. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(SECONDS)
  @OperationsPerInvocation(THREADS * EACH)
  public void appends() throws InterruptedException, ExecutionException, IOException {
    List<Future<?>> shares = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      shares.add(
          threads.submit(() -> {
            for (int i = 0; i < EACH; i++) {
              journal.append(entry).await();
            }
            return null;
          }));
    }
    for (Future<?> share : shares) {
      share.get();
    }
    journal.dropBefore(journal.next());
  }

  /** Over bytes that the file has already, as the journal does. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(MICROSECONDS)
  public void writeAndForce() throws IOException {
    file.write(group.clear(), offset);
    file.force(false);
    offset = (offset + GROUP_BYTES) % FILE_BYTES;
  }
}
