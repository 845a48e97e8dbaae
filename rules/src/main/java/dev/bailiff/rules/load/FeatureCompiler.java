package dev.bailiff.rules.load;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.feature.BaselineKind;
import dev.bailiff.core.feature.ChangeKind;
import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.DistinctKind;
import dev.bailiff.core.feature.ExactCountKind;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureProgram;
import dev.bailiff.core.feature.FirstKind;
import dev.bailiff.core.feature.LastKind;
import dev.bailiff.core.feature.QuotaKind;
import dev.bailiff.core.feature.RateKind;
import dev.bailiff.core.feature.RatioKind;
import dev.bailiff.core.feature.RecentSetKind;
import dev.bailiff.core.feature.SequenceKind;
import dev.bailiff.core.feature.SumKind;
import dev.bailiff.core.feature.UseKind;
import dev.bailiff.rules.cel.CompiledCondition;
import dev.bailiff.rules.cel.ConditionCompiler;
import dev.bailiff.rules.cel.Outcome;
import dev.bailiff.rules.cel.Reads;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles features for the event types that update or read them. */
final class FeatureCompiler {
  /** Texts that may be longer than this are made up by the sender rather than chosen from a set. */
  private static final int LONGEST_IDENTIFIER = 1_024;

  /** One event counts once. */
  private static final Expression ONE = scope -> 1;

  private final ConditionCompiler conditions;
  private final Collection<EventType> judged;
  private final Problems problems;

  /**
   * @param judged the event types that some rule judges
   */
  FeatureCompiler(ConditionCompiler conditions, Collection<EventType> judged, Problems problems) {
    this.conditions = conditions;
    this.judged = judged;
    this.problems = problems;
  }

  /** The feature at this place of the policy's list; empty if there are problems with it. */
  Optional<Feature> compile(DeclaredFeature declared, int index) {
    int before = problems.count();
    checkKey(declared);
    Map<String, FeatureProgram> programs = new HashMap<>();
    for (EventType type : declared.on()) {
      updating(declared, type).ifPresent(program -> programs.put(type.name(), program));
    }
    for (EventType type : judged) {
      if (!declared.on().contains(type)) {
        conditions
            .keyIfSound(type, DeclaredFeature.values(declared.by()))
            .ifPresent(key ->
                programs.put(
                    type.name(), new FeatureProgram(Optional.empty(), List.of(), key, ONE)));
      }
    }
    return declared.kind().isEmpty() || hasErrorsSince(before)
        ? Optional.empty()
        : Optional.of(new Feature(declared.spec(), index, programs));
  }

  private boolean hasErrorsSince(int before) {
    return problems.count() > before && problems.haveErrors();
  }

  private Optional<FeatureProgram> updating(DeclaredFeature declared, EventType type) {
    Optional<Condition> where = Optional.of(Condition.ALWAYS);
    List<Atom> atoms = List.of();
    if (!declared.where().isEmpty()) {
      Text source = declared.where().get(0);
      Optional<CompiledCondition> compiled =
          Faults.program(
              conditions.condition(type, source.value(), Reads.EVENT), declared.where(), problems);
      where = compiled.map(CompiledCondition::condition);
      atoms = compiled.map(CompiledCondition::atoms).orElse(List.of());
    }
    Optional<Expression> key =
        declared.by().isEmpty()
            ? Optional.empty()
            : Faults.program(
                conditions.key(type, DeclaredFeature.values(declared.by())),
                declared.by(),
                problems);
    Optional<Expression> argument = argument(declared, type);
    return where.isEmpty() || key.isEmpty() || argument.isEmpty()
        ? Optional.empty()
        : Optional.of(new FeatureProgram(where, atoms, key.get(), argument.get()));
  }

  private Optional<Expression> argument(DeclaredFeature declared, EventType type) {
    List<Text> of = declared.of();
    List<String> sources = DeclaredFeature.values(of);
    if (declared.kind().isEmpty()) {
      return Optional.empty();
    }
    return switch (declared.kind().get()) {
      case CountKind count -> Optional.of(ONE);
      case ExactCountKind count -> Optional.of(ONE);
      case RateKind rate -> Optional.of(ONE);
      case FirstKind first -> Optional.of(ONE);
      case LastKind last -> Optional.of(ONE);
      case QuotaKind quota -> cost(of, type);
      case UseKind use -> cost(of, type);
      case BaselineKind baseline -> Optional.of(ONE);
      case SumKind sum -> single(of, conditions::number, type);
      case DistinctKind distinct -> single(of, conditions::element, type);
      case RecentSetKind recent -> single(of, conditions::element, type);
      case RatioKind ratio -> // one step: bit 0 is set where it holds
          Faults.program(conditions.steps(type, sources), of, problems);
      case ChangeKind change -> Faults.program(conditions.steps(type, sources), of, problems);
      case SequenceKind sequence -> Faults.program(conditions.steps(type, sources), of, problems);
    };
  }

  /** What one event costs: one, unless an expression says otherwise. */
  private Optional<Expression> cost(List<Text> of, EventType type) {
    return of.isEmpty() ? Optional.of(ONE) : single(of, conditions::whole, type);
  }

  /** Compiles the one expression that a kind takes. */
  @FunctionalInterface
  private interface Single {
    Outcome<Expression> compile(EventType type, String source);
  }

  private Optional<Expression> single(List<Text> of, Single compiler, EventType type) {
    return of.isEmpty()
        ? Optional.empty()
        : Faults.program(compiler.compile(type, of.get(0).value()), of, problems);
  }

  /** A key that never comes twice counts nothing and fills the memory. */
  private void checkKey(DeclaredFeature declared) {
    for (Text part : declared.by()) {
      for (EventType type : declared.on()) {
        type.field(part.value())
            .filter(FeatureCompiler::isUnbounded)
            .ifPresent(field ->
                problems.warning(
                    part.place(),
                    "a key with no bound: `" + field.path() + "` can be new with every event",
                    field.name().equals("path")
                        ? "`route(" + field.path() + ")` is the path without its numbers"
                        : ""));
      }
    }
  }

  private static boolean isUnbounded(Field field) {
    return field.type() == FieldType.TIME
        || field.type() == FieldType.NUMBER
        || field.limit() > LONGEST_IDENTIFIER;
  }
}
