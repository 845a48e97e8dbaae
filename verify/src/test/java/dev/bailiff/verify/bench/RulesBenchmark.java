package dev.bailiff.verify.bench;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.internal.utils.KieHelper;
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

/**
 * One request against 500 rules of five conditions: our conditions one after the other, our engine
 * with its index and all that a decision holds, CEL's own runtime in both ways, and Drools. Each is
 * held to the same four rules before it is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RulesBenchmark {
  private static final List<Integer> EXPECTED = List.of(34, 84, 134, 184);

  /** Our engine and its conditions. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final Event event = RequestRules.event(RequestRules.REQUEST.query());
    private final Event harmless = RequestRules.event("lang=en&id=8");
    private final Policy policy = RequestRules.policy();
    private final Engine engine = new Engine(policy, List.of(), policy.newTables());
    private final List<Rule> rules = policy.rules();
    private final dev.bailiff.core.condition.Scope scope =
        new dev.bailiff.core.condition.Scope(
            policy.sharedExpressions(), (index, s) -> null, (index, s) -> 0);
    private final Condition[] conditions =
        rules.stream()
            .map(rule -> rule.program(event.type().name()).orElseThrow().condition())
            .toArray(Condition[]::new);

    /** Checks both ways. */
    @Setup
    public void check() {
      expect(numbers(decide().observed().stream().map(f -> f.rule().id()).toList()));
      List<String> all = new ArrayList<>();
      scope.begin(event, Facts.NOTHING_ON_FILE);
      for (int i = 0; i < conditions.length; i++) {
        if (conditions[i].test(scope) == Truth.YES) {
          all.add(rules.get(i).spec().id());
        }
      }
      expect(numbers(all));
      if (!decideHarmless().isUneventful()) {
        throw new IllegalStateException("a rule fired on the harmless request");
      }
    }

    Decision decide() {
      return engine.decide(event, Facts.NOTHING_ON_FILE);
    }

    Decision decideHarmless() {
      return engine.decide(harmless, Facts.NOTHING_ON_FILE);
    }

    int all() {
      scope.begin(event, Facts.NOTHING_ON_FILE);
      int fired = 0;
      for (Condition condition : conditions) {
        if (condition.test(scope) == Truth.YES) {
          fired++;
        }
      }
      return fired;
    }

    private static List<Integer> numbers(List<String> ids) {
      return ids.stream()
          .map(id -> Integer.valueOf(id.substring(id.indexOf("/r") + 2)))
          .sorted()
          .toList();
    }
  }

  /** CEL's own runtime. */
  @State(Scope.Benchmark)
  public static class CelRules {
    private final Map<String, Object> values = RequestRules.variables();
    private final CelVariableResolver variables = name -> Optional.ofNullable(values.get(name));
    private final List<Program> programs = new ArrayList<>();
    private final Map<Object, List<Program>> byStatus = new HashMap<>();

    /** Compiles and checks. */
    @Setup
    public void compile() throws CelValidationException, CelEvaluationException {
      Cel cel =
          CelFactory.plannerCelBuilder()
              .addVar("event.method", SimpleType.STRING)
              .addVar("event.path", SimpleType.STRING)
              .addVar("event.query", SimpleType.STRING)
              .addVar("event.status", SimpleType.INT)
              .addVar("event.bytes", SimpleType.INT)
              .build();
      List<Integer> found = new ArrayList<>();
      for (int rule = 0; rule < RequestRules.RULES; rule++) {
        Program program = cel.createProgram(cel.compile(RequestRules.cel(rule)).getAst());
        programs.add(program);
        long status = RequestRules.status(rule);
        byStatus.computeIfAbsent(status, s -> new ArrayList<>()).add(program);
        if (fired(List.of(program)) == 1) {
          found.add(rule);
        }
      }
      expect(found);
      if (indexed() != EXPECTED.size()) {
        throw new IllegalStateException("the index loses rules");
      }
    }

    int all() throws CelEvaluationException {
      return fired(programs);
    }

    int indexed() throws CelEvaluationException {
      return fired(byStatus.getOrDefault(variables.find("event.status").orElseThrow(), List.of()));
    }

    private int fired(List<Program> candidates) throws CelEvaluationException {
      int fired = 0;
      for (Program program : candidates) {
        fired += (boolean) program.eval(variables) ? 1 : 0;
      }
      return fired;
    }
  }

  /** Drools with a session for each request. */
  @State(Scope.Benchmark)
  public static class DroolsRules {
    private final List<Integer> fired = new ArrayList<>();
    private final StatelessKieSession session =
        new KieHelper()
            .addContent(RequestRules.drools(), ResourceType.DRL)
            .build(ExecutableModelProject.class)
            .newStatelessKieSession();

    /** Checks. */
    @Setup
    public void check() {
      session.setGlobal("fired", fired);
      all();
      expect(fired.stream().sorted().toList());
    }

    int all() {
      fired.clear();
      session.execute(RequestRules.REQUEST);
      return fired.size();
    }
  }

  @Benchmark
  public int oursAll(Ours ours, ProcessorTime time) {
    time.count();
    return ours.all();
  }

  @Benchmark
  public Decision oursIndexed(Ours ours, ProcessorTime time) {
    time.count();
    return ours.decide();
  }

  /** A request on which no rule fires, as on most; the same rules are looked at. */
  @Benchmark
  public Decision oursIndexedHarmless(Ours ours, ProcessorTime time) {
    time.count();
    return ours.decideHarmless();
  }

  @Benchmark
  public int celAll(CelRules cel, ProcessorTime time) throws CelEvaluationException {
    time.count();
    return cel.all();
  }

  @Benchmark
  public int celIndexed(CelRules cel, ProcessorTime time) throws CelEvaluationException {
    time.count();
    return cel.indexed();
  }

  /** It goes on getting faster for long. */
  @Benchmark
  @Warmup(iterations = 10, time = 2)
  public int drools(DroolsRules drools, ProcessorTime time) {
    time.count();
    return drools.all();
  }

  private static void expect(List<Integer> found) {
    if (!found.equals(EXPECTED)) {
      throw new IllegalStateException("rules that fired: " + found);
    }
  }
}
