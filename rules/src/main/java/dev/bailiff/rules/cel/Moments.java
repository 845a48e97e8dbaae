package dev.bailiff.rules.cel;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Checks the text of {@code timestamp("…")} and {@code duration("…")}. */
final class Moments {
  private static final Pattern DURATION =
      Pattern.compile("[-+]?(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(h|m|s|ms|us|µs|ns))+|0");

  private Moments() {}

  /** What is wrong with the text, if the call has one and something is wrong with it. */
  static Optional<String> fault(CelExpr.CelCall call) {
    if (call.args().size() != 1
        || call.args().get(0).getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || call.args().get(0).constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return Optional.empty();
    }
    String text = call.args().get(0).constant().stringValue();
    if (call.function().equals("duration")) {
      return DURATION.matches(text)
          ? Optional.empty()
          : Optional.of("not a duration; write it as `90s`, `15m`, `1h30m`");
    }
    try {
      OffsetDateTime.parse(text);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("not a moment; write it as `2026-11-23T10:00:00Z`");
    }
  }
}
