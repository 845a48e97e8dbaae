package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.TextExpression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes values into texts to people. What comes from a client is cut and cannot break lines. */
final class Rendering {
  /** Enough to recognise a path or an agent by; reasons stay one line. */
  private static final int MOST_CHARACTERS = 200;

  /** Fractions are shown to this many significant digits. */
  private static final MathContext PRECISION = new MathContext(3, RoundingMode.HALF_UP);

  private static final String UNKNOWN = "?";

  private Rendering() {}

  /** Puts the pieces together. */
  static TextExpression of(List<TextExpression> pieces) {
    TextExpression[] parts = pieces.toArray(TextExpression[]::new);
    return scope -> {
      StringBuilder text = new StringBuilder();
      for (TextExpression part : parts) {
        text.append(part.render(scope));
      }
      return text.toString();
    };
  }

  /** Writes the value of an expression, or {@code ?} if it has none. */
  static TextExpression value(Node node) {
    return scope -> {
      String text = text(node, scope);
      return scope.takeFailure() == null ? text : UNKNOWN;
    };
  }

  private static String text(Node node, Scope scope) {
    Object value = node.boxed(scope);
    return scope.failed() ? UNKNOWN : text(value);
  }

  private static String text(Object value) {
    return switch (value) {
      case String text -> oneLine(text);
      case Double number -> number(number);
      case Duration time -> time.toString().substring(2).toLowerCase(Locale.ROOT);
      case List<?> list ->
          oneLine(list.stream().map(Rendering::text).collect(Collectors.joining(", ")));
      default -> oneLine(value.toString());
    };
  }

  private static String number(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shown =
        Math.abs(number) < 1_000 ? exact.round(PRECISION) : exact.setScale(0, RoundingMode.HALF_UP);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String oneLine(String text) {
    boolean isLong = text.length() > MOST_CHARACTERS;
    String cut = isLong ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    return cut.chars().noneMatch(Character::isISOControl)
        ? cut
        : cut.codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
