package dev.bailiff.rules.cel;

import com.google.common.collect.ImmutableSet;
import dev.cel.checker.CelIdentDecl;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.Env;
import dev.cel.checker.ExprChecker;
import dev.cel.checker.TypeProvider;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.internal.Errors;
import dev.cel.common.types.CelProtoTypes;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.cel.expr.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Type-checks expressions against declarations that are held against each other once.
 *
 * <p>CEL's compiler does that again for every expression, which took a third of the time of loading
 * a policy. It has the last word on whatever fails here, and the words for it.
 *
 * <p>The checker behind the compiler is deprecated as an entry point only: the compiler itself
 * calls it in this way, and nothing else lets declarations be kept.
 */
@SuppressWarnings("deprecation")
final class FirstCheck {
  private static final CelContainer NO_CONTAINER = CelContainer.ofName("");

  private final CelStandardDeclarations standard;
  private final CelTypeProvider types;
  private final Map<String, CelType> variables;
  private final List<CelFunctionDecl> functions;

  /** Absent until it is asked for. */
  private @Nullable Env declared;

  /**
   * @param standard CEL's own declarations
   * @param types the types of structures
   * @param variables the types of the names that may stand alone
   * @param functions the functions beyond CEL's own
   */
  FirstCheck(
      CelStandardDeclarations standard,
      CelTypeProvider types,
      Map<String, CelType> variables,
      List<CelFunctionDecl> functions) {
    this.standard = standard;
    this.types = types;
    this.variables = Map.copyOf(variables);
    this.functions = List.copyOf(functions);
  }

  /** The expression with its types; empty if something is wrong with it. */
  Optional<CelAbstractSyntaxTree> check(CelAbstractSyntaxTree parsed) {
    Env env = declared == null ? declare() : declared;
    declared = null; // what an exception leaves behind is not used again
    int before = env.getErrorContext().getErrorCount();
    CelAbstractSyntaxTree checked =
        ExprChecker.typecheck(
            env, NO_CONTAINER, parsed, com.google.common.base.Optional.<CelType>absent());
    declared = env;
    return env.getErrorContext().getErrorCount() > before ? Optional.empty() : Optional.of(checked);
  }

  private Env declare() {
    Env env =
        Env.standard(standard, new Errors("", ""), new Structures(types), Environment.OPTIONS);
    variables.forEach((name, type) -> env.add(CelIdentDecl.newIdentDeclaration(name, type)));
    functions.forEach(env::add);
    return env;
  }

  /** The types of structures, as the checker asks for them. */
  private record Structures(CelTypeProvider types) implements TypeProvider {
    @Override
    public @Nullable Type lookupType(String name) {
      return lookupCelType(name).map(CelProtoTypes::celTypeToType).orElse(null);
    }

    @Override
    public Optional<CelType> lookupCelType(String name) {
      return types.findType(name);
    }

    @Override
    public @Nullable Integer lookupEnumValue(String name) {
      return null;
    }

    @Override
    public @Nullable FieldType lookupFieldType(Type type, String field) {
      return lookupFieldType(CelProtoTypes.typeToCelType(type), field);
    }

    @Override
    public @Nullable FieldType lookupFieldType(CelType type, String field) {
      return types
          .findType(type.name())
          .filter(StructType.class::isInstance)
          .map(StructType.class::cast)
          .flatMap(struct -> struct.findField(field))
          .map(found -> (FieldType) new Typed(found.type()))
          .orElse(null);
    }

    @Override
    public ImmutableSet<String> lookupFieldNames(Type type) {
      return ImmutableSet.of();
    }
  }

  /** The type of a field. */
  private static final class Typed extends TypeProvider.FieldType {
    private final CelType type;

    Typed(CelType type) {
      this.type = type;
    }

    @Override
    public Type type() {
      return CelProtoTypes.celTypeToType(type);
    }

    @Override
    public CelType celType() {
      return type;
    }
  }
}
