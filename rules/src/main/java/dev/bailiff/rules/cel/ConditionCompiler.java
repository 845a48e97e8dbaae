package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Inputs;
import dev.bailiff.core.condition.TextExpression;
import dev.bailiff.core.event.EventType;
import dev.bailiff.rules.cel.Checker.Checked;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles the expressions of one policy. CEL's own parser and type checker read them; evaluation
 * is ours: closures over the typed slots of an event, in which equal sub-expressions of all
 * expressions about one event type are evaluated once for an event.
 *
 * <p>A compiler is for one thread; what it compiles is immutable. All that one compiler has
 * compiled runs in one {@link dev.bailiff.core.condition.Scope}, made with {@link
 * #sharedExpressions()} once everything is compiled.
 */
public final class ConditionCompiler {
  /** A sequence keeps one bit for each step in a {@code long}; people follow fewer. */
  private static final int MOST_STEPS = 63;

  private static final Set<CelKind> CONDITION = Set.of(CelKind.BOOL);
  private static final Set<CelKind> NUMBER = Set.of(CelKind.INT, CelKind.DOUBLE);
  private static final Set<CelKind> WHOLE = Set.of(CelKind.INT);
  private static final Set<CelKind> KEY = Set.of(CelKind.STRING, CelKind.INT, CelKind.BOOL);
  private static final Set<CelKind> PRINTABLE =
      Set.of(
          CelKind.STRING,
          CelKind.INT,
          CelKind.UINT,
          CelKind.DOUBLE,
          CelKind.BOOL,
          CelKind.TIMESTAMP,
          CelKind.DURATION,
          CelKind.LIST);

  private final Vocabulary vocabulary;
  private final Parses parses = new Parses();
  private final Map<EventType, Compilation> compilations = new HashMap<>();

  /** A compiler for expressions that may use these names. */
  public ConditionCompiler(Vocabulary vocabulary) {
    this.vocabulary = requireNonNull(vocabulary, "vocabulary");
  }

  /** All that has been compiled for one event type. */
  private record Compilation(Sharing sharing, Map<Reads, Environment> environments) {}

  /** Compiles a condition about events of this type. */
  public Outcome<CompiledCondition> condition(EventType type, String source, Reads reads) {
    Environment environment = environment(type, reads);
    return Checker.check(environment, source, CONDITION)
        .map(checked -> compiled(checked, environment));
  }

  /**
   * Compiles the parts of a key to a hash of their values. The same values give the same hash
   * whatever the event type; the hash is computed once for an event however many features have the
   * key.
   */
  public Outcome<Expression> key(EventType type, List<String> sources) {
    return parts(type, sources, KEY).map(parts -> key(type, sources, parts));
  }

  /**
   * Compiles the parts of a key if events of this type have them all; what is wrong otherwise is
   * not said.
   */
  public Optional<Expression> keyIfSound(EventType type, List<String> sources) {
    Environment environment = environment(type, Reads.EVENT);
    return sources.stream().allMatch(source -> Checker.knowsNames(environment, source))
            && key(type, sources) instanceof Outcome.Compiled<Expression>(Expression key)
        ? Optional.of(key)
        : Optional.empty();
  }

  /** Compiles a number; its bits are those of a {@code double}. */
  public Outcome<Expression> number(EventType type, String source) {
    return parts(type, List.of(source), NUMBER).map(parts -> doubleBits(parts.get(0).node()));
  }

  /** Compiles a whole number. */
  public Outcome<Expression> whole(EventType type, String source) {
    return parts(type, List.of(source), WHOLE).map(parts -> parts.get(0).node().longs());
  }

  /** Compiles something to be told apart from others, to a hash of its value. */
  public Outcome<Expression> element(EventType type, String source) {
    return key(type, List.of(source));
  }

  /**
   * Compiles conditions to a mask with a bit for each one that holds, the first one lowest. If one
   * cannot be said there is no mask.
   */
  public Outcome<Expression> steps(EventType type, List<String> sources) {
    if (sources.size() > MOST_STEPS) {
      throw new IllegalArgumentException("too many steps: " + sources.size());
    }
    return parts(type, sources, CONDITION)
        .map(parts -> KeyHash.steps(parts.stream().map(Part::node).toList()));
  }

  /** Compiles a text with expressions in braces, such as {@code "{hits} requests in a minute"}. */
  public Outcome<TextExpression> text(EventType type, String template, Reads reads) {
    Outcome<List<Template.Piece>> parsed = Template.parse(template);
    return switch (parsed) {
      case Outcome.Faulty<List<Template.Piece>> faulty -> new Outcome.Faulty<>(faulty.faults());
      case Outcome.Compiled<List<Template.Piece>> pieces ->
          text(environment(type, reads), template, pieces.program());
    };
  }

  /** How many memo slots a scope needs for what has been compiled so far. */
  public int sharedExpressions() {
    return compilations.values().stream().mapToInt(c -> c.sharing().slots()).max().orElse(0);
  }

  private CompiledCondition compiled(Checked checked, Environment environment) {
    Translator translator = translator(checked, environment);
    CelExpr expression = checked.ast().getExpr();
    Set<Integer> signals = new TreeSet<>();
    Set<Integer> features = new TreeSet<>();
    Trees.walk(
        expression,
        part -> {
          environment.signalRead(part).ifPresent(signals::add);
          features.addAll(environment.featuresRead(part));
        });
    return new CompiledCondition(
        translator.root(expression).bool(),
        Conjuncts.atoms(translator, expression, checked.ast().getSource(), checked.places()),
        List.copyOf(signals),
        List.copyOf(features));
  }

  /** One of several expressions. */
  private record Part(String source, Node node, Inputs inputs) {}

  private Outcome<List<Part>> parts(EventType type, List<String> sources, Set<CelKind> wanted) {
    Environment environment = environment(type, Reads.EVENT);
    List<Part> parts = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      switch (Checker.check(environment, sources.get(i), wanted)) {
        case Outcome.Compiled<Checked> compiled -> {
          Translator translator = translator(compiled.program(), environment);
          CelExpr expression = compiled.program().ast().getExpr();
          parts.add(
              new Part(sources.get(i), translator.node(expression), translator.inputs(expression)));
        }
        case Outcome.Faulty<Checked> faulty -> {
          int part = i;
          faulty.faults().forEach(fault -> faults.add(fault.inPart(part)));
        }
      }
    }
    return faults.isEmpty() ? new Outcome.Compiled<>(parts) : new Outcome.Faulty<>(faults);
  }

  private Outcome<TextExpression> text(
      Environment environment, String template, List<Template.Piece> pieces) {
    List<TextExpression> parts = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Template.Piece piece : pieces) {
      if (!piece.isExpression()) {
        parts.add(scope -> piece.text());
        continue;
      }
      switch (Checker.check(environment, piece.text(), PRINTABLE)) {
        case Outcome.Compiled<Checked> compiled -> {
          Checked checked = compiled.program();
          Node node = translator(checked, environment).node(checked.ast().getExpr());
          parts.add(Rendering.value(node));
        }
        case Outcome.Faulty<Checked> faulty -> {
          Places places = new Places(template);
          faulty.faults().forEach(f -> faults.add(within(places, piece, f)));
        }
      }
    }
    return faults.isEmpty()
        ? new Outcome.Compiled<>(Rendering.of(parts))
        : new Outcome.Faulty<>(faults);
  }

  /** A fault of a piece, at its place in the template. */
  private static Fault within(Places template, Template.Piece piece, Fault fault) {
    int index =
        piece.start() + new Places(piece.text()).lineStart(fault.line()) + fault.column() - 1;
    return template.fault(index, fault.length(), fault.message(), fault.suggestion());
  }

  private Expression key(EventType type, List<String> sources, List<Part> parts) {
    Sharing sharing = compilation(type).sharing();
    List<Expression> hashes = new ArrayList<>();
    for (Part part : parts) {
      hashes.add(
          sharing.shareLongs(
              "hash " + part.source(), part.inputs(), () -> KeyHash.of(part.node())));
    }
    return hashes.size() == 1
        ? hashes.get(0)
        : sharing.shareLongs("key " + sources, Inputs.UNKNOWN, () -> KeyHash.joined(hashes));
  }

  private static Expression doubleBits(Node node) {
    if (node.kind() == Kind.INT) {
      Expression whole = node.longs();
      return scope -> Double.doubleToRawLongBits((double) whole.bits(scope));
    }
    DoubleCode code = node.decimal();
    return scope -> Double.doubleToRawLongBits(code.value(scope));
  }

  private Translator translator(Checked checked, Environment environment) {
    EventType type = environment.type();
    return new Translator(
        checked.ast(), environment, compilation(type).sharing(), () -> limits(type));
  }

  /** How callers stand to the documented limits on events of this type. */
  private LimitReading limits(EventType type) {
    List<LimitReading.Kept> kept = new ArrayList<>();
    for (Vocabulary.KeptLimit limit : environment(type, Reads.EVERYTHING).limits()) {
      int feature = environment(type, Reads.EVERYTHING).featureIndex(limit.feature());
      if (limit.where().isEmpty()) {
        kept.add(new LimitReading.Kept(limit.spec(), Condition.ALWAYS, feature));
      } else if (condition(type, limit.where(), Reads.EVENT)
          instanceof Outcome.Compiled<CompiledCondition> where) {
        kept.add(new LimitReading.Kept(limit.spec(), where.program().condition(), feature));
      }
    }
    return new LimitReading(kept);
  }

  private Environment environment(EventType type, Reads reads) {
    return compilation(type)
        .environments()
        .computeIfAbsent(reads, r -> new Environment(type, vocabulary, r, parses));
  }

  private Compilation compilation(EventType type) {
    return compilations.computeIfAbsent(
        type, t -> new Compilation(new Sharing(), new EnumMap<>(Reads.class)));
  }
}
