package dev.bailiff.verify.bench;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.rules.cel.CompiledCondition;
import dev.bailiff.rules.cel.ConditionCompiler;
import dev.bailiff.rules.cel.Outcome;
import dev.bailiff.rules.cel.Reads;
import dev.bailiff.rules.cel.Vocabulary;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One event against 500 rules of five conditions each, every one of which holds, so that all 2,500
 * are evaluated: our code and CEL's own runtime, which reads the same values as plain variables.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ConditionBenchmark {
  private static final int RULES = 500;
  private static final long HITS = 1_000;
  private static final double SHARE = 0.25;
  private static final String PATH = "/shop/Items/17/reviews.html";

  /**
   * Whether each rule has conditions of its own, or some text conditions are found in many rules.
   */
  @Param({"own", "shared"})
  public String conditions = "own";

  private Condition[] ours = {};
  private Program[] theirs = {};
  private Scope scope = new Scope(0, (index, s) -> null, (index, s) -> 0);
  private Event event = request();
  private CelVariableResolver variables = name -> Optional.empty();

  @Setup
  public void compile() throws CelValidationException, CelEvaluationException {
    Map<String, ValueType> features = new LinkedHashMap<>();
    features.put("hits", ValueType.INTEGER);
    features.put("share", ValueType.NUMBER);
    ConditionCompiler compiler = new ConditionCompiler(new Vocabulary(features, List.of()));
    Cel cel =
        CelFactory.plannerCelBuilder()
            .addVar("event.method", SimpleType.STRING)
            .addVar("event.path", SimpleType.STRING)
            .addVar("event.status", SimpleType.INT)
            .addVar("event.bytes", SimpleType.INT)
            .addVar("hits", SimpleType.INT)
            .addVar("share", SimpleType.DOUBLE)
            .build();
    ours = new Condition[RULES];
    theirs = new Program[RULES];
    for (int i = 0; i < RULES; i++) {
      String rule = rule(i);
      ours[i] = compiled(compiler.condition(EventTypes.HTTP_REQUEST, rule, Reads.EVERYTHING));
      theirs[i] = cel.createProgram(cel.compile(rule).getAst());
    }
    long share = Double.doubleToRawLongBits(SHARE);
    scope =
        new Scope(
            compiler.sharedExpressions(), (index, s) -> null, (i, s) -> i == 0 ? HITS : share);
    Map<String, Object> values =
        Map.of(
            "event.method",
            "GET",
            "event.path",
            PATH,
            "event.status",
            404L,
            "event.bytes",
            70_000L,
            "hits",
            HITS,
            "share",
            SHARE);
    variables = name -> Optional.ofNullable(values.get(name));
  }

  @Benchmark
  public int ours() {
    scope.begin(event, Facts.NOTHING_ON_FILE);
    int fired = 0;
    for (Condition condition : ours) {
      fired += condition.test(scope) == Truth.YES ? 1 : 0;
    }
    return fired == RULES ? fired : fail(fired);
  }

  @Benchmark
  public int celRuntime() throws CelEvaluationException {
    int fired = 0;
    for (Program program : theirs) {
      fired += (boolean) program.eval(variables) ? 1 : 0;
    }
    return fired == RULES ? fired : fail(fired);
  }

  private String rule(int i) {
    String numbers = "event.status < " + (500 + i) + " && event.bytes > " + i + " && hits > " + i;
    return conditions.equals("own")
        ? "event.method != \"M" + i + "\" && " + numbers + " && share < 0." + (300 + i)
        : "event.method == \"GET\" && event.path.startsWith(\"/shop/\") && " + numbers;
  }

  private static int fail(int fired) {
    throw new IllegalStateException("fired: " + fired);
  }

  private static Condition compiled(Outcome<CompiledCondition> outcome) {
    return switch (outcome) {
      case Outcome.Compiled<CompiledCondition> compiled -> compiled.program().condition();
      case Outcome.Faulty<CompiledCondition> faulty ->
          throw new IllegalStateException(faulty.faults().toString());
    };
  }

  private static Event request() {
    var type = EventTypes.HTTP_REQUEST;
    return Event.of(type, "1", "benchmark", Instant.EPOCH)
        .text(type.require("event.method"), "GET")
        .text(type.require("event.path"), PATH)
        .integer(type.require("event.status"), 404)
        .integer(type.require("event.bytes"), 70_000)
        .build();
  }
}
