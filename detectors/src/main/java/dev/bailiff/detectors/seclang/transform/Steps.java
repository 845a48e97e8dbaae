package dev.bailiff.detectors.seclang.transform;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transformations one after the other. Those that begin in the same way share what they begin with,
 * so that each step is done once for each value.
 */
public final class Steps {
  /** Every sequence of steps of some rules, each once. */
  public static final class Table {
    private final List<Steps> all = new ArrayList<>();
    private final Steps none = add(null, null);

    /** The sequence of these transformations. */
    public Steps of(List<Transformation> transformations) {
      Steps steps = none;
      for (Transformation next : transformations) {
        steps = after(steps, next);
      }
      return steps;
    }

    /** How many there are. */
    public int size() {
      return all.size();
    }

    private Steps after(Steps before, Transformation next) {
      for (Steps known : all) {
        if (known.before == before && known.last == next) {
          return known;
        }
      }
      return add(before, next);
    }

    private Steps add(@Nullable Steps before, @Nullable Transformation last) {
      Steps steps = new Steps(all.size(), before, last);
      all.add(steps);
      return steps;
    }
  }

  private final int index;
  private final @Nullable Steps before;
  private final @Nullable Transformation last;

  private Steps(int index, @Nullable Steps before, @Nullable Transformation last) {
    this.index = index;
    this.before = before;
    this.last = last;
  }

  /** Its place in the table. */
  public int index() {
    return index;
  }

  /** Whether there is no step. */
  public boolean isNone() {
    return before == null;
  }

  /** The steps before the last. */
  public Steps before() {
    return requireNonNull(before, "no steps");
  }

  /** The last step. */
  public Transformation last() {
    return requireNonNull(last, "no steps");
  }
}
