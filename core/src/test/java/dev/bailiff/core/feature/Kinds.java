package dev.bailiff.core.feature;

import java.time.Duration;
import java.util.List;

/** One or more of every kind of feature. */
final class Kinds {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  static final List<FeatureKind> ALL =
      List.of(
          new CountKind(WINDOW),
          new CountKind(Duration.ofDays(30)),
          new ExactCountKind(WINDOW, 7),
          new ExactCountKind(WINDOW, 64),
          new SumKind(WINDOW),
          new DistinctKind(WINDOW),
          new RateKind(WINDOW, Duration.ofMinutes(1)),
          new FirstKind(WINDOW),
          new LastKind(WINDOW),
          new RatioKind(WINDOW, 3),
          new SequenceKind(2, WINDOW),
          new SequenceKind(8, WINDOW),
          new QuotaKind(100, WINDOW, 20));

  private Kinds() {}
}
