package dev.bailiff.verify.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets every attempt of a process to change a file fail as on a disk that the kernel has made
 * read-only after an error. No mount does so while files are open for writing; strace can refuse
 * the calls of a process that runs.
 */
final class ReadOnlyDisk implements Closeable {
  private static final Path STRACE = Path.of("/usr/bin/strace");

  /** Set where a machine without it is a mistake. */
  private static final String REQUIRED = "TESTS_REQUIRE_STRACE";

  /** Calls that only files get: connections are written to by others. */
  private static final String CALLS =
      "pwrite64,pwritev,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,unlink,"
          + "unlinkat,mkdir,mkdirat";

  private final Process strace;

  private ReadOnlyDisk(Process strace) {
    this.strace = strace;
  }

  static void assumeAvailable() {
    boolean isThere = Files.isExecutable(STRACE);
    if (!isThere && System.getenv(REQUIRED) != null) {
      throw new IllegalStateException("strace is not installed (Debian: strace)");
    }
    assumeTrue(isThere, "strace is not installed (Debian: strace)");
  }

  /** From now on until it is closed. */
  static ReadOnlyDisk under(ServiceProcess service) throws IOException, InterruptedException {
    Process strace =
        new ProcessBuilder(
                List.of(
                    STRACE.toString(),
                    "-f",
                    "-q",
                    "-e",
                    "trace=" + CALLS,
                    "-e",
                    "inject=" + CALLS + ":error=EROFS",
                    "-p",
                    Long.toString(service.pid())))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    ReadOnlyDisk disk = new ReadOnlyDisk(strace);
    Patience.until(
        "every thread is traced", () -> !strace.isAlive() || isTraced(service.pid(), strace.pid()));
    assumeTrue(strace.isAlive(), "may trace");
    return disk;
  }

  /** It can be written again. */
  @Override
  public void close() throws IOException {
    strace.destroy();
    try {
      if (!strace.waitFor(20, TimeUnit.SECONDS)) {
        throw new IOException("strace does not let go");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static boolean isTraced(long process, long tracer) throws IOException {
    try (var threads = Files.list(Path.of("/proc/" + process + "/task"))) {
      for (Path thread : threads.toList()) {
        if (!Files.readString(thread.resolve("status")).contains("TracerPid:\t" + tracer + "\n")) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException ended) {
      return false;
    }
  }
}
