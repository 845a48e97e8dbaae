package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.feature.ValueType;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names and types that expressions about one event type see.
 *
 * <p>Whole numbers and fractions may be compared by order ({@code ratio > 1}, {@code hits > 2.5})
 * and are then compared as doubles; {@code ==} and arithmetic want equal types.
 */
final class Environment {
  /** The moment of the event itself, which every event has beside its declared fields. */
  static final String EVENT_TIME = "event.time";

  /** A condition on a screen; longer ones are generated and belong into a list. */
  static final int MOST_CHARACTERS = 4_096;

  /** Nesting beyond what a person follows, and well below what the stack holds. */
  private static final int DEEPEST_NESTING = 32;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MOST_CHARACTERS)
          .maxParseRecursionDepth(DEEPEST_NESTING)
          .populateMacroCalls(true)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  /**
   * Built once: left to itself the checker builds them anew for each expression, which takes a
   * third of the time of loading a policy.
   */
  private static final CelStandardDeclarations STANDARD =
      CelStandardDeclarations.newBuilder().build();

  private final EventType type;
  private final Vocabulary vocabulary;
  private final Reads reads;
  private final Parses parses;
  private final Map<String, StructType> groups = new LinkedHashMap<>();
  private final Map<String, Integer> features = new HashMap<>();
  private final CelTypeProvider types;
  private final Map<String, CelType> variables;
  private final List<CelFunctionDecl> functions;
  private final FirstCheck firstCheck;

  /** Made for the first expression with a mistake, as only its words are wanted. */
  private @Nullable CelCompiler compiler;

  /** Keys and reasons of many rules are made of the same few expressions. */
  private final Map<Checker.Question, Outcome<Checker.Checked>> checked = new HashMap<>();

  Environment(EventType type, Vocabulary vocabulary, Reads reads, Parses parses) {
    this.type = type;
    this.vocabulary = vocabulary;
    this.reads = reads;
    this.parses = parses;
    groups.put(Field.PAYLOAD, group(Field.PAYLOAD));
    for (String entity : type.entities()) {
      groups.put(entity, group(entity));
    }
    for (StructType derived : Derived.groups(type, reads)) {
      groups.put(derived.name().substring(derived.name().indexOf('.') + 1), derived);
    }
    for (String id : vocabulary.features().keySet()) {
      features.put(id, features.size());
    }
    this.variables = new LinkedHashMap<>(groups);
    if (reads == Reads.EVERYTHING) {
      vocabulary.features().forEach((id, valueType) -> variables.put(id, celType(valueType)));
    }
    this.types = new Types(ImmutableList.copyOf(groups.values()));
    this.functions = Functions.declarations(groups);
    List<CelFunctionDecl> all = new ArrayList<>(Functions.TEXT_LIBRARY.functions());
    all.addAll(functions);
    this.firstCheck = new FirstCheck(STANDARD, types, variables, all);
  }

  EventType type() {
    return type;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** What texts are as expressions. */
  Parses parses() {
    return parses;
  }

  /** Checks what has been parsed, and says what is wrong with it. */
  CelCompiler compiler() {
    CelCompiler made = compiler;
    if (made == null) {
      CelCompilerBuilder builder =
          CelCompilerFactory.standardCelCompilerBuilder()
              .setOptions(OPTIONS)
              .setStandardEnvironmentEnabled(false)
              .setStandardDeclarations(STANDARD)
              .setTypeProvider(types)
              .addFunctionDeclarations(functions)
              .addLibraries(Functions.TEXT_LIBRARY);
      variables.forEach(builder::addVar);
      made = builder.build();
      compiler = made;
    }
    return made;
  }

  /** The expression with its types; empty if something is wrong with it. */
  Optional<CelAbstractSyntaxTree> firstCheck(CelAbstractSyntaxTree parsed) {
    return firstCheck.check(parsed);
  }

  /** The answer to a question, worked out when it is first asked. */
  Outcome<Checker.Checked> checkedOnce(
      Checker.Question question, Function<Checker.Question, Outcome<Checker.Checked>> answer) {
    return checked.computeIfAbsent(question, answer);
  }

  /** Whether the name is {@code event} or an entity that the event type has. */
  boolean isGroup(String name) {
    return groups.containsKey(name);
  }

  /** Whether the name is a feature that may be read here. */
  boolean isReadableFeature(String name) {
    return reads == Reads.EVERYTHING && vocabulary.features().containsKey(name);
  }

  /** The index of a feature. */
  int featureIndex(String id) {
    return requireNonNull(features.get(id), id);
  }

  /** The index of a signal. */
  int signalIndex(String name) {
    return vocabulary.signals().indexOf(name);
  }

  /** The indexes of the features that this expression reads itself. */
  List<Integer> featuresRead(CelExpr expression) {
    if (expression.getKind() != CelExpr.ExprKind.Kind.IDENT) {
      return List.of();
    }
    String name = expression.ident().name();
    if (name.equals(Derived.LIMIT) && reads == Reads.EVERYTHING) {
      return limits().stream().map(limit -> featureIndex(limit.feature())).toList();
    }
    Integer index = features.get(name);
    return index == null ? List.of() : List.of(index);
  }

  /** The documented limits that events of the type count against. */
  List<Vocabulary.KeptLimit> limits() {
    return vocabulary.limits().stream().filter(limit -> limit.on().contains(type.name())).toList();
  }

  /** The index of the signal that this expression asks for, if it does. */
  Optional<Integer> signalRead(CelExpr expression) {
    boolean asks =
        Trees.isCall(expression, Functions.SIGNAL)
            || Trees.isCall(expression, Functions.SIGNAL_VALUE);
    return asks
        ? Optional.of(signalIndex(expression.call().args().get(0).constant().stringValue()))
        : Optional.empty();
  }

  /** Whether the group has the field. */
  boolean hasField(String group, String name) {
    return fieldNames(group).contains(name);
  }

  /** The names of the group's fields. */
  ImmutableSet<String> fieldNames(String group) {
    StructType struct = groups.get(group);
    return struct == null ? ImmutableSet.of() : struct.fieldNames();
  }

  /** Every name that may stand alone or before a dot. */
  List<String> names() {
    List<String> names = new ArrayList<>(groups.keySet());
    if (reads == Reads.EVERYTHING) {
      names.addAll(vocabulary.features().keySet());
    }
    return names;
  }

  private StructType group(String name) {
    Map<String, CelType> fields = new LinkedHashMap<>();
    for (Field field : type.fields()) {
      if (field.group().equals(name)) {
        fields.put(field.name(), celType(field.type()));
      }
    }
    if (name.equals(Field.PAYLOAD)) {
      fields.putIfAbsent("time", SimpleType.TIMESTAMP);
    }
    ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
    return StructType.create(
        type.name() + "." + name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
  }

  private static CelType celType(FieldType type) {
    return switch (type) {
      case TEXT -> SimpleType.STRING;
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case FLAG -> SimpleType.BOOL;
      case TIME -> SimpleType.TIMESTAMP;
      case TEXTS -> ListType.create(SimpleType.STRING);
      case MAP -> MapType.create(SimpleType.STRING, SimpleType.STRING);
    };
  }

  private static CelType celType(ValueType type) {
    return switch (type) {
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case TIME -> SimpleType.TIMESTAMP;
    };
  }

  private record Types(ImmutableList<StructType> structs) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.copyOf(structs);
    }

    @Override
    public Optional<CelType> findType(String name) {
      for (StructType struct : structs) {
        if (struct.name().equals(name)) {
          return Optional.of(struct);
        }
      }
      return Optional.empty();
    }
  }
}
