package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.service.LimitStanding;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of the group {@code limit}: how the caller stands to the documented limit that it is
 * nearest to or furthest beyond, of those that the event counts against.
 */
final class LimitReading {
  private final List<Kept> limits;

  /**
   * A limit for events of one type.
   *
   * @param where which of them count against it
   * @param feature the index of the feature that keeps it
   */
  record Kept(LimitSpec spec, Condition where, int feature) {}

  LimitReading(List<Kept> limits) {
    this.limits = List.copyOf(limits);
  }

  /** Compares the limits. */
  Node standing() {
    return Node.object(
        Cost.sum(Cost.SIGNAL, limits.size() * Cost.FEATURE),
        false,
        scope -> {
          LimitStanding tightest = tightest(scope);
          return tightest == null ? ObjectCode.NOTHING : tightest;
        });
  }

  /** One value of the group, given the standing. */
  static Node value(String name, ObjectCode standing) {
    return switch (name) {
      case "level" -> text(standing, found -> found.level().label());
      case "id" -> text(standing, found -> found.limit().id());
      case "says" -> text(standing, found -> found.limit().says());
      case "used" -> number(standing, LimitStanding::used);
      case "excess" -> number(standing, LimitStanding::excess);
      case "remaining" -> number(standing, LimitStanding::remaining);
      case "share" ->
          Node.decimal(
              Cost.TEXT,
              false,
              scope -> standing.value(scope) instanceof LimitStanding found ? found.share() : 0);
      default -> throw new IllegalArgumentException("no value of a limit: " + name);
    };
  }

  /** The standing to be told of; null if the event counts against no limit. */
  @Nullable LimitStanding tightest(Scope scope) {
    LimitStanding tightest = null;
    for (Kept limit : limits) {
      Truth counts = limit.where().test(scope);
      long used = counts == Truth.YES ? scope.feature(limit.feature()) : 0;
      if (scope.takeFailure() == null && counts == Truth.YES) { // else it names no such caller
        LimitStanding standing = new LimitStanding(limit.spec(), used);
        tightest = tightest == null ? standing : LimitStanding.tighter(standing, tightest);
      }
    }
    return tightest;
  }

  private static Node text(ObjectCode standing, Function<LimitStanding, String> value) {
    return Node.text(
        Cost.TEXT,
        false,
        scope -> standing.value(scope) instanceof LimitStanding found ? value.apply(found) : "");
  }

  private static Node number(ObjectCode standing, ToLongFunction<LimitStanding> value) {
    return Node.longs(
        Kind.INT,
        Cost.TEXT,
        false,
        scope ->
            standing.value(scope) instanceof LimitStanding found ? value.applyAsLong(found) : 0);
  }
}
