package dev.bailiff.verify.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.casework.enforcement.Standing;
import dev.bailiff.casework.enforcement.StandingIndex;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How an entity stands, asked of a million restricted accounts in an order that caches dislike. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StandingBenchmark {
  private static final int ENTITIES = 1_000_000;
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final StandingIndex index = new StandingIndex();
  private final EntityRef[] accounts = new EntityRef[2 * ENTITIES];
  private int next;

  /** Every other account is suspended. */
  @Setup
  public void fill() {
    for (int i = 0; i < accounts.length; i++) {
      accounts[i] = new EntityRef(Entity.ACCOUNT, "account-" + i);
    }
    index.replaceBy(
        IntStream.range(0, ENTITIES).mapToObj(i -> suspension(accounts[2 * i], i)).toList());
  }

  /** The verdict and its end. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(NANOSECONDS)
  public Optional<Instant> verdictAndEnd() {
    next = (next + 7_919) % accounts.length;
    Standing standing = index.standing(accounts[next], NOW);
    return standing.verdict() == Verdict.ALLOW ? Optional.empty() : standing.until();
  }

  /** The labels, as they are asked for before every decision. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(NANOSECONDS)
  public int labels() {
    next = (next + 7_919) % accounts.length;
    return index.labels(accounts[next], NOW).size();
  }

  private static Enforcement suspension(EntityRef account, int number) {
    return new Enforcement(
        "a." + number + ".0",
        new Measure(ActionKind.SUSPEND, List.of(account), Optional.empty()),
        NOW.minus(Duration.ofMinutes(1)),
        Optional.of(NOW.plus(Duration.ofHours(1))),
        NOW,
        new Cause(Actor.rule("1.2/guessing"), Optional.of("1.2"), "guessed", Optional.empty()),
        Optional.empty());
  }
}
