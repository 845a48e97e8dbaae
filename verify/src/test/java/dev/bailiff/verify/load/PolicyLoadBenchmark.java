package dev.bailiff.verify.load;

import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.load.PolicyLoader;
import dev.bailiff.rules.source.PolicySource;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Loading a policy from its texts: once in a fresh virtual machine, as a command does, and again in
 * one that has loaded policies before, as a service does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
public class PolicyLoadBenchmark {
  /** How many rules the policy has. */
  @Param({"100", "1000"})
  public int rules;

  /** Processor time beside the time of the wall clock, which other programs share. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    /** Milliseconds of processor time of the loading thread. */
    public long processorMillis;
  }

  private PolicySource source = PolicySource.of(Map.of());

  /** Writes the policy. */
  @Setup
  public void generate() {
    source = GeneratedPolicy.of(rules);
  }

  /** The first policy that a virtual machine loads. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Loading first(Processor processor) {
    return load(processor);
  }

  /** A later one. */
  @Benchmark
  @Warmup(iterations = 5)
  @Measurement(iterations = 3)
  public Loading later(Processor processor) {
    return load(processor);
  }

  private Loading load(Processor processor) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    var loading = PolicyLoader.load(source, List.of());
    processor.processorMillis =
        TimeUnit.NANOSECONDS.toMillis(threads.getCurrentThreadCpuTime() - start);
    if (!loading.problems().isEmpty()) {
      throw new IllegalStateException("the generated policy has problems");
    }
    return loading;
  }
}
