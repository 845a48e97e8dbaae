package dev.bailiff.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How often a rule may act before people must look: at most {@code limit} times in each {@code
 * per}, and, if there is a share, on no larger share of the accounts that are active.
 *
 * @param limit how often
 * @param per in which time
 * @param share of the accounts that are active, above 0 and at most 1
 */
public record Budget(long limit, Duration per, OptionalDouble share) {
  public Budget {
    requireNonNull(share, "share");
    if (limit < 0 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("budget must be a count per positive time");
    }
    if (share.isPresent() && !(share.getAsDouble() > 0 && share.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("a share is above 0 and at most 1");
    }
  }

  /** A budget whatever the number of accounts. */
  public Budget(long limit, Duration per) {
    this(limit, per, OptionalDouble.empty());
  }

  /** How often in each time, with so many active accounts; a share allows one act at least. */
  public long limit(long activeAccounts) {
    return share.isEmpty()
        ? limit
        : Math.min(limit, Math.max(1, (long) (share.getAsDouble() * activeAccounts)));
  }
}
