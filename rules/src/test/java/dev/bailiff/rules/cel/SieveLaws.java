package dev.bailiff.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureProgram;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What an engine remembers of values and leaves out because of them never shows: it decides as one
 * that knows nothing of the conjuncts of its conditions nor of what decides its detectors.
 */
class SieveLaws {
  private static final EventType HTTP = EventTypes.HTTP_REQUEST;
  private static final Field PATH = HTTP.require("event.path");
  private static final Field QUERY = HTTP.require("event.query");
  private static final Field AGENT = HTTP.require("client.agent");

  @Property(tries = 400, seed = "20261123")
  void what_is_left_out_would_have_answered_no(@ForAll long seed) {
    Random random = new Random(seed);
    RandomExpressions expressions = new RandomExpressions(seed);
    ConditionCompiler compiler = new ConditionCompiler(Given.VOCABULARY);
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < Given.VOCABULARY.features().size(); i++) {
      features.add(feature(i, compiler, conjunction(random, expressions)));
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rules.add(rule("1.1/rule-" + i, compiler, conjunction(random, expressions)));
    }
    Policy whole = policy(features, rules, compiler);
    Policy opaque =
        policy(
            features.stream().map(SieveLaws::opaque).toList(),
            rules.stream().map(SieveLaws::opaque).toList(),
            compiler);
    List<Event> events =
        IntStream.range(0, 40).mapToObj(i -> OracleLaws.event(random).event()).toList();

    List<Decision> sieved = decideAll(whole, true, events);
    List<Decision> unsieved = decideAll(opaque, false, events);
    for (int i = 0; i < events.size(); i++) {
      assertThat(sieved.get(i)).as("event %d", i).isEqualTo(unsieved.get(i));
    }
  }

  private static List<Decision> decideAll(Policy policy, boolean saysWhy, List<Event> events) {
    Engine engine =
        new Engine(policy, List.of(new Agents(saysWhy), new Quotes(saysWhy)), policy.newTables());
    return events.stream().map(event -> engine.decide(event, Facts.NOTHING_ON_FILE)).toList();
  }

  private static String conjunction(Random random, RandomExpressions expressions) {
    List<String> conjuncts =
        new ArrayList<>(
            List.of(
                "event.method == \"GET\"",
                "event.status in [200, 404]",
                "has(event.query)",
                "event.path.startsWith(\"/a\")",
                "signal(\"scanner-agent\") >= 0.5",
                "signal(\"sql-injection\") > 0.0",
                "signal_value(\"sql-injection\") != \"path\"",
                "hits < 3",
                "!permitted(\"assessment\", \"discovery\")"));
    conjuncts.add(expressions.truth(2));
    conjuncts.add(expressions.truth(2));
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(i -> conjuncts.get(random.nextInt(conjuncts.size())))
        .collect(Collectors.joining(" && "));
  }

  private static Feature feature(int index, ConditionCompiler compiler, String where) {
    CompiledCondition compiled =
        Given.compiled(compiler.condition(HTTP, withoutFeatures(where), Reads.EVENT));
    Expression key =
        Given.compiled(
            compiler.key(HTTP, List.of(index == 0 ? "event.method" : "asset(event.path)")));
    FeatureSpec spec =
        new FeatureSpec(
            "feature" + index,
            new CountKind(Duration.ofMinutes(1)),
            Set.of(HTTP.name()),
            List.of("key"),
            where,
            "");
    return new Feature(
        spec,
        index,
        Map.of(
            HTTP.name(),
            new FeatureProgram(
                Optional.of(compiled.condition()), compiled.atoms(), key, scope -> 1)));
  }

  private static String withoutFeatures(String condition) {
    return condition
        .replaceAll("\\bhits\\b", "1")
        .replaceAll("\\bshare\\b", "0.5")
        .replaceAll("\\bfailed_logins\\b", "2")
        .replaceAll("\\bfirst_seen\\b", "event.time");
  }

  private static Rule rule(String id, ConditionCompiler compiler, String when) {
    CompiledCondition compiled = Given.compiled(compiler.condition(HTTP, when, Reads.EVERYTHING));
    RuleSpec spec =
        new RuleSpec(
            id,
            "1.1",
            Set.of(HTTP.name()),
            when,
            "because",
            List.of(new ActionSpec(ActionKind.DENY, List.of(), Optional.empty(), Optional.empty())),
            Mode.ENFORCE,
            Optional.empty(),
            OnUnknown.ALLOW,
            Notify.ACCOUNT);
    RuleProgram program =
        new RuleProgram(
            compiled.condition(),
            compiled.atoms(),
            compiled.signals(),
            compiled.features(),
            scope -> "because");
    return new Rule(spec, Map.of(HTTP.name(), program));
  }

  private static Policy policy(
      List<Feature> features, List<Rule> rules, ConditionCompiler compiler) {
    return new Policy(
        "test",
        "test",
        LocalDate.EPOCH,
        1 << 24,
        List.of(),
        features,
        rules,
        Given.VOCABULARY.signals(),
        compiler.sharedExpressions());
  }

  private static Feature opaque(Feature feature) {
    FeatureProgram program = feature.program(HTTP.name()).orElseThrow();
    Condition where = program.update().orElseThrow();
    return new Feature(
        feature.spec(),
        feature.index(),
        Map.of(
            HTTP.name(),
            new FeatureProgram(
                Optional.of(where), List.<Atom>of(), program.key(), program.argument())));
  }

  private static Rule opaque(Rule rule) {
    RuleProgram program = rule.program(HTTP.name()).orElseThrow();
    return new Rule(
        rule.spec(),
        Map.of(
            HTTP.name(),
            new RuleProgram(
                program.condition(),
                List.of(),
                program.signals(),
                program.features(),
                program.because())));
  }

  /** Raises a signal that one field decides. */
  private record Agents(boolean saysWhy) implements Detector, Detection {
    @Override
    public List<SignalSpec> signals() {
      return List.of(new SignalSpec("scanner-agent", "a scanner"));
    }

    @Override
    public Optional<Detection> on(EventType type) {
      return Optional.of(this);
    }

    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      if (event.has(AGENT) && !event.text(AGENT).isEmpty()) {
        raise.accept(new Signal("scanner-agent", 0.7, event.text(AGENT), List.of()));
      }
    }

    @Override
    public List<Field> decidedBy() {
      return saysWhy ? List.of(AGENT) : List.of();
    }
  }

  /** Raises a signal that two fields decide. */
  private record Quotes(boolean saysWhy) implements Detector, Detection {
    @Override
    public List<SignalSpec> signals() {
      return List.of(new SignalSpec("sql-injection", "an equals sign or a number"));
    }

    @Override
    public Optional<Detection> on(EventType type) {
      return Optional.of(this);
    }

    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      if (event.has(QUERY) && !isSilentOn(QUERY, event.text(QUERY))) {
        raise.accept(new Signal("sql-injection", 0.9, "query", List.of()));
      } else if (event.has(PATH) && !isSilentOn(PATH, event.text(PATH))) {
        raise.accept(new Signal("sql-injection", 0.4, "path", List.of()));
      }
    }

    @Override
    public List<Field> decidedBy() {
      return saysWhy ? List.of(PATH, QUERY) : List.of();
    }

    @Override
    public boolean isSilentOn(Field field, String text) {
      return !text.contains("=") && !text.contains("17");
    }
  }
}
