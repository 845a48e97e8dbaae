package dev.bailiff.verify.detectors;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.detectors.payload.Payload;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the search for attack strings costs per request. Sampled, so that the median stands for the
 * cost even where other work takes the processor away.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
public class DetectorBenchmark {
  @Param({
    "/wiki/How_to_do_it",
    "/products/1234?color=red&size=10",
    "/search?q=summer+dress&page=2",
    "/search?q=caf%C3%A9%20au%20lait&lang=fr",
    "/item?id=1%27%20UNION%20SELECT%20NULL,NULL--%20-"
  })
  public String target = "/";

  private Event event = AccessLines.target("/");

  private Detection detection = new Payload().on(EventTypes.HTTP_REQUEST).orElseThrow();

  @Setup
  public void request() {
    event = AccessLines.target(target);
  }

  @Benchmark
  public void payload(Blackhole signals) {
    detection.detect(event, Facts.MISSING, signals::consume);
  }
}
