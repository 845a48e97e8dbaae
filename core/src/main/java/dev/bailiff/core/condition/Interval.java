package dev.bailiff.core.condition;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import org.jspecify.annotations.Nullable;

/**
 * Whether a field or a feature lies in a closed interval of numbers, or outside of it: most of what
 * rules ask. Whoever evaluates many conditions can tell it from others and spare itself a call
 * through an interface.
 *
 * <p>Fractions are compared as whole numbers of the same order: of the bits of a double those of a
 * negative one are turned over, {@code -0.0} counts as {@code 0.0}, and what is no number lies
 * beyond the infinities.
 */
public final class Interval implements Condition {
  private final @Nullable Field field;
  private final int feature;
  private final boolean isFraction;
  private final long least;
  private final long most;
  private final boolean isOutside;
  private final @Nullable Failure missing;

  private Interval(
      @Nullable Field field,
      int feature,
      boolean isFraction,
      long least,
      long most,
      boolean isOutside) {
    this.field = field;
    this.feature = feature;
    this.isFraction = isFraction;
    this.least = least;
    this.most = most;
    this.isOutside = isOutside;
    this.missing = field == null ? null : new Failure(Failure.Kind.MISSING_FIELD, field.path());
  }

  /** Of a field that is held as a whole number. */
  public static Interval ofField(Field field, long least, long most, boolean isOutside) {
    return new Interval(field, 0, false, least, most, isOutside);
  }

  /** Of a feature whose value is a whole number. */
  public static Interval ofFeature(int feature, long least, long most, boolean isOutside) {
    return new Interval(null, feature, false, least, most, isOutside);
  }

  /** Of a feature whose value is a fraction. */
  public static Interval ofFraction(int feature, double least, double most, boolean isOutside) {
    return new Interval(null, feature, true, ordered(least), ordered(most), isOutside);
  }

  @Override
  public Truth test(Scope scope) {
    Field read = field;
    long value;
    if (read == null) {
      value = scope.feature(feature);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      value = isFraction ? ordered(Double.longBitsToDouble(value)) : value;
    } else {
      Event event = scope.event();
      if (!event.has(read)) {
        return missing(scope);
      }
      value = event.bits(read);
    }
    return (value >= least && value <= most) == isOutside ? Truth.NO : Truth.YES;
  }

  private Truth missing(Scope scope) {
    if (missing != null) {
      scope.fail(missing);
    }
    return Truth.UNKNOWN;
  }

  private static long ordered(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }
}
