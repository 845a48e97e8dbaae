package dev.bailiff.core.policy;

import java.util.List;

/**
 * How a rule finds out whom its action on an address would hit beside the offender.
 *
 * @param accounts so many accounts beside the offender's own, and it does nothing to the address
 * @param counted the indexes of the features that count accounts in good standing at the address
 * @param isSummed whether what the rule counts may come from several people at the address
 */
public record AddressGuard(int accounts, List<Integer> counted, boolean isSummed) {
  public AddressGuard {
    counted = List.copyOf(counted);
  }

  /** How many other accounts are too many: any, where nobody can tell who did it. */
  public int most() {
    return isSummed ? 1 : accounts;
  }
}
