package dev.bailiff.rules.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words what the type checker has to say. */
final class TypeWording {
  private static final Pattern MISMATCH =
      Pattern.compile(
          "(?s)found no matching overload for '([^']*)' applied to '(.*?)"
              + "\\(?([^()]*(?:\\([^()]*\\)[^()]*)*)\\)' \\(candidates: (.*)\\)");

  /** What the checker calls the type of an operand that has a mistake of its own. */
  private static final String UNTYPED = "*error*";

  /** Longer operands are not quoted. */
  private static final int MOST_QUOTED = 60;

  private final CelAbstractSyntaxTree parsed;
  private final Places places;
  private final NameCheck names;
  private final Map<Long, CelExpr> byId = new HashMap<>();

  TypeWording(CelAbstractSyntaxTree parsed, Places places, NameCheck names) {
    this.parsed = parsed;
    this.places = places;
    this.names = names;
    Trees.walk(parsed.getExpr(), expression -> byId.put(expression.id(), expression));
  }

  /** The name of a type as people write it. */
  static String name(CelType type) {
    return switch (type.kind()) {
      case STRUCT -> "a group of fields";
      case LIST, MAP -> type.kind().name().toLowerCase(Locale.ROOT);
      default -> name(type.kind());
    };
  }

  static String name(CelKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace("_type", "");
  }

  /** What is wrong, unless it has been said already. */
  Optional<Fault> fault(CelIssue issue) {
    CelExpr expression = byId.get(issue.getExprId());
    int index =
        places.index(issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn());
    if (expression == null) {
      return Optional.of(places.fault(index, places.tokenLength(index), issue.getMessage()));
    }
    boolean[] said = {false};
    Trees.walk(expression, inner -> said[0] |= names.isFaulty(inner.id()));
    if (said[0] || issue.getMessage().contains(UNTYPED)) {
      return Optional.empty(); // a part of it is wrong, and that is told
    }
    Matcher mismatch = MISMATCH.matcher(issue.getMessage());
    if (mismatch.find() && expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
      return Optional.of(mismatch(expression.call(), index, types(issue.getMessage()), mismatch));
    }
    return Optional.of(places.fault(index, places.tokenLength(index), other(issue, expression)));
  }

  private Fault mismatch(CelExpr.CelCall call, int index, List<String> types, Matcher mismatch) {
    String function = call.function();
    int length = places.tokenLength(index);
    return switch (function) {
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" ->
          places.fault(index, length, compared(call, types));
      case "@in" ->
          places.fault(
              index,
              2,
              quoted(call.args().get(0))
                  + " is "
                  + types.get(0)
                  + ", looked for in "
                  + types.get(1));
      case "_&&_", "_||_", "!_", "_?_:_" -> logical(call, index, types);
      case "_[_]" ->
          places.fault(
              index, 1, quoted(call.args().get(0)) + " is " + types.get(0) + ", not a list or map");
      default ->
          Character.isLetter(function.charAt(0))
              ? called(function, index, mismatch)
              : places.fault(index, length, combined(call, types));
    };
  }

  private String compared(CelExpr.CelCall call, List<String> types) {
    return quoted(call.args().get(0))
        + " is "
        + types.get(0)
        + ", compared with "
        + types.get(1)
        + numberHint(types);
  }

  private static String numberHint(List<String> types) {
    boolean isNumbers = types.contains("int") && types.contains("double");
    return isNumbers ? "; write whole doubles as `1.0`, or convert with `double(…)`" : "";
  }

  private String combined(CelExpr.CelCall call, List<String> types) {
    String operator = call.function().replace("_", "");
    String given = String.join(" and ", types);
    return "`" + operator + "` does not work on " + given + numberHint(types);
  }

  private Fault logical(CelExpr.CelCall call, int index, List<String> types) {
    List<CelExpr> arguments = call.args();
    boolean isChoice = call.function().equals("_?_:_");
    for (int i = 0; i < arguments.size(); i++) {
      if (!types.get(i).equals("bool") && (!isChoice || i == 0)) {
        String message = quoted(arguments.get(i)) + " is " + types.get(i) + ", not true or false";
        return places.fault(index, places.tokenLength(index), message);
      }
    }
    String message = "one choice is " + types.get(1) + ", the other " + types.get(2);
    return places.fault(index, 1, message);
  }

  private Fault called(String function, int parenthesis, Matcher mismatch) {
    int index = places.nameBefore(parenthesis, function);
    String given = readable(mismatch.group(3));
    String target =
        mismatch.group(2).isEmpty()
            ? ""
            : " on " + readable(mismatch.group(2)).replaceAll("\\.$", "");
    String message =
        "`"
            + function
            + "` does not take ("
            + given
            + ")"
            + target
            + "; it takes "
            + readable(mismatch.group(4)).replaceAll("[a-z_`]+\\.\\(", "(");
    return places.fault(index, function.length(), message);
  }

  private String other(CelIssue issue, CelExpr expression) {
    if (issue.getMessage().contains("does not support field selection")
        && expression.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      return quoted(expression.select().operand()) + " has no fields";
    }
    return readable(issue.getMessage());
  }

  /** The types of the arguments as the checker lists them. */
  private static List<String> types(String message) {
    String from = message.substring(message.indexOf("applied to '") + 12);
    String list = from.substring(from.indexOf('(') + 1, from.indexOf("' (candidates") - 1);
    List<String> types = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i == list.length() ? ',' : list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        types.add(readable(list.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return types;
  }

  private static String readable(String types) {
    return types
        .replace("google.protobuf.Timestamp", "timestamp")
        .replace("google.protobuf.Duration", "duration")
        .replaceAll("%[A-Z][0-9]+", "any")
        .replace("),(", ") or (")
        .replaceAll("\\b[a-z_]+(\\.[a-z_]+)*\\.(event|[a-z]+)\\b", "`$2`");
  }

  private String quoted(CelExpr expression) {
    String text;
    try {
      text =
          CelUnparserFactory.newUnparser()
              .unparse(CelAbstractSyntaxTree.newParsedAst(expression, parsed.getSource()));
    } catch (RuntimeException e) {
      text = "";
    }
    return text.isEmpty() || text.length() > MOST_QUOTED ? "the left side" : "`" + text + "`";
  }
}
