package dev.bailiff.verify.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Prints, for each iteration, the processor time of one operation: on a machine that others use
 * too, it says more than time on the wall.
 */
@State(Scope.Thread)
public class ProcessorTime {
  private long operations;
  private long start;

  /** Notes the time. */
  @Setup(Level.Iteration)
  public void start() {
    operations = 0;
    start = now();
  }

  /** Prints what has passed. */
  @TearDown(Level.Iteration)
  public void print() {
    System.out.printf(
        Locale.ROOT, "%.3f us of processor, ", (now() - start) / 1e3 / Math.max(1, operations));
  }

  /** Counts an operation. */
  void count() {
    operations++;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
