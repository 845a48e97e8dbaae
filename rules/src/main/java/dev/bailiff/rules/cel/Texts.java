package dev.bailiff.rules.cel;

import com.google.re2j.Pattern;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Functions and comparisons of texts. */
final class Texts {
  private Texts() {}

  /** A function of two texts; null if it is not known here. */
  static @Nullable Node node(String function, Node left, Node right) {
    if (left.kind() != Kind.TEXT || right.kind() != Kind.TEXT) {
      return null;
    }
    return switch (function) {
      case "contains" -> test(left, right, Cost.TEXT, String::contains);
      case "startsWith" -> test(left, right, Cost.PREFIX, String::startsWith);
      case "endsWith" -> test(left, right, Cost.PREFIX, String::endsWith);
      case "matches" -> right.isConstant() ? matches(left, (String) right.constantValue()) : null;
      default -> null;
    };
  }

  private static Node matches(Node text, String pattern) {
    Regex regex = Regex.of(Pattern.compile(pattern));
    int cost = Cost.sum(text.cost(), regex.isLiteral() ? Cost.TEXT : Cost.REGEX);
    return Node.bool(cost, text.local(), Unary.tested(text.text(), regex.test()));
  }

  private static Node test(Node left, Node right, int ownCost, BiPredicate<String, String> test) {
    TextCode operand = left.text();
    int cost = Cost.sum(ownCost, Cost.sum(left.cost(), right.cost()));
    boolean local = left.local() || right.local();
    if (right.isConstant()) {
      String constant = (String) right.constantValue();
      return Node.bool(cost, local, Unary.tested(operand, text -> test.test(text, constant)));
    }
    TextCode argument = right.text();
    return Node.bool(
        cost,
        local,
        scope -> {
          String text = operand.value(scope);
          if (scope.failed()) {
            return Truth.UNKNOWN;
          }
          String other = argument.value(scope);
          return scope.failed() ? Truth.UNKNOWN : Truth.of(test.test(text, other));
        });
  }

  static Condition comparison(String operator, Node left, Node right) {
    boolean isEquality = operator.equals("_==_") || operator.equals("_!=_");
    boolean negated = operator.equals("_!=_");
    if (isEquality && right.isConstant()) {
      String constant = (String) right.constantValue();
      Field field = left.field();
      return field != null
          ? isText(field, constant, negated)
          : Unary.tested(left.text(), text -> constant.equals(text) != negated);
    }
    IntPredicate holds = Comparisons.holds(operator);
    TextCode first = left.text();
    TextCode second = right.text();
    return scope -> {
      String one = first.value(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      String other = second.value(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      return Truth.of(isEquality ? one.equals(other) != negated : holds.test(compare(one, other)));
    };
  }

  private static Condition isText(Field field, String constant, boolean negated) {
    Failure missing = new Failure(Failure.Kind.MISSING_FIELD, field.path());
    return scope -> {
      Event event = scope.event();
      if (!event.has(field)) {
        scope.fail(missing);
        return Truth.UNKNOWN;
      }
      return Truth.of(constant.equals(event.text(field)) != negated);
    };
  }

  /** Compares by code point, unlike {@link String#compareTo}, which compares UTF-16 units. */
  static int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char one = left.charAt(i);
      char other = right.charAt(i);
      if (one != other) {
        boolean surrogates = Character.isSurrogate(one) != Character.isSurrogate(other);
        return surrogates ? (Character.isSurrogate(one) ? 1 : -1) : Character.compare(one, other);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  static TextCode joined(TextCode left, TextCode right) {
    return scope -> {
      String first = left.value(scope);
      return scope.failed() ? "" : first.concat(right.value(scope));
    };
  }

  static String lowerAscii(String text) {
    return shifted(text, 'A', 'Z', 'a' - 'A');
  }

  static String upperAscii(String text) {
    return shifted(text, 'a', 'z', 'A' - 'a');
  }

  private static String shifted(String text, char first, char last, int distance) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= first && text.charAt(i) <= last) {
        char[] changed = text.toCharArray();
        for (int j = i; j < changed.length; j++) {
          if (changed[j] >= first && changed[j] <= last) {
            changed[j] = (char) (changed[j] + distance);
          }
        }
        return new String(changed);
      }
    }
    return text;
  }
}
