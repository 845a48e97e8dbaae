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
          new QuotaKind(100, WINDOW, 20),
          new BaselineKind(WINDOW, WINDOW, 2),
          new BaselineKind(WINDOW, WINDOW.multipliedBy(6), 3),
          new ChangeKind(WINDOW, ChangeKind.Direction.UP, 100, 5),
          new ChangeKind(WINDOW, ChangeKind.Direction.DOWN, 100, 5),
          new RecentSetKind(WINDOW, 4, RecentSetKind.Answer.NEW, 1),
          new RecentSetKind(WINDOW, 16, RecentSetKind.Answer.SHARE, 3),
          new UseKind(100, WINDOW, 400));

  private Kinds() {}
}
