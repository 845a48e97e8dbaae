package dev.bailiff.rules.cel;

import java.util.List;
import java.util.function.Function;

/** What compiling an expression gives: a program, or every mistake that was found in the text. */
public sealed interface Outcome<T> {
  /** The expression has no mistake. */
  record Compiled<T>(T program) implements Outcome<T> {}

  /** The expression has mistakes, in the order of their places. */
  record Faulty<T>(List<Fault> faults) implements Outcome<T> {
    public Faulty {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("no fault");
      }
    }
  }

  /** This outcome with its program turned into another. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Compiled<T> compiled -> new Compiled<>(change.apply(compiled.program()));
      case Faulty<T> faulty -> new Faulty<>(faulty.faults());
    };
  }
}
