package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.cases.Reason.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * The order in which cases are looked at.
 *
 * <p>A case presses once the lead of its earliest deadline has begun. Pressing cases come first,
 * the earliest deadline ahead. All others go by urgency: the base-2 logarithm of the harm to be
 * expected, plus one for each doubling time that the case has waited. Harm is the sum of severity ×
 * confidence × (1 + log2(1 + reach)) × (1 + irreversibility) over the reasons. So a case that waits
 * becomes twice as urgent in each doubling time and overtakes any other that comes later, after at
 * most {@link #longestWait}.
 *
 * <p>All cases age alike. The order of two cases that do not press is therefore the same at any
 * time, {@code rank} does not need the time, and a store can keep it in an index.
 */
public record Priority(Duration doubling) {
  /** Below this a case counts as this likely, so that none counts for nothing. */
  private static final double LEAST_CONFIDENCE = 0.01;

  /** Log2 of the reach beyond which more people make no difference: a thousand million. */
  private static final int MOST_REACH_BITS = 30;

  public Priority {
    requireNonNull(doubling, "doubling");
    if (!doubling.isPositive()) {
      throw new IllegalArgumentException("doubling must be positive: " + doubling);
    }
  }

  /** The order at a time, the first to be looked at ahead. */
  public Comparator<CaseFile> at(Instant now) {
    Comparator<CaseFile> byUrgency =
        Comparator.comparingDouble(this::rank).reversed().thenComparing(CaseFile::id);
    return (one, other) -> {
      boolean presses = presses(one, now);
      if (presses != presses(other, now)) {
        return presses ? -1 : 1;
      }
      int byDeadline =
          presses ? one.deadline().orElseThrow().compareTo(other.deadline().orElseThrow()) : 0;
      return byDeadline != 0 ? byDeadline : byUrgency.compare(one, other);
    };
  }

  /** Whether the lead of the case's deadline has begun. */
  public static boolean presses(CaseFile file, Instant now) {
    return file.deadline().filter(deadline -> !now.isBefore(deadline.pressingFrom())).isPresent();
  }

  /** Urgency less the same amount for all cases: the case with the higher rank goes first. */
  public double rank(CaseFile file) {
    Instant opened = file.opened();
    return log2(harm(file)) - (opened.getEpochSecond() + opened.getNano() / 1e9) / seconds();
  }

  /** How long it takes at most until a case goes before any that has not come yet. */
  public Duration longestWait() {
    double most = CaseFile.MAX_REASONS * harm(new Weight(Severity.GRAVE, 1, Long.MAX_VALUE, 1));
    double least = harm(new Weight(Severity.MINOR, 0, 0, 0));
    return Duration.ofSeconds((long) Math.ceil(log2(most / least) * seconds()));
  }

  private static double harm(CaseFile file) {
    return file.reasons().stream().map(Reason::weight).mapToDouble(Priority::harm).sum();
  }

  private static double harm(Weight weight) {
    return weight.severity().weight()
        * Math.max(weight.confidence(), LEAST_CONFIDENCE)
        * (1 + Math.min(MOST_REACH_BITS, log2(1.0 + weight.reach())))
        * (1 + weight.irreversibility());
  }

  private double seconds() {
    return doubling.toNanos() / 1e9;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
