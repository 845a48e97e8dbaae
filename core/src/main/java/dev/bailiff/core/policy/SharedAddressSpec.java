package dev.bailiff.core.policy;

import java.util.List;

/**
 * When an address is somebody else's too, so that no rule does anything lasting to it.
 *
 * @param accounts from how many accounts in good standing on, the offender's own not counted
 * @param countedBy the ids of the features that count them, of which the highest is believed
 */
public record SharedAddressSpec(int accounts, List<String> countedBy) {
  /** The most that may be asked for: beyond it, estimates are too rough to compare with. */
  public static final int MOST_ACCOUNTS = 10_000;

  public SharedAddressSpec {
    countedBy = List.copyOf(countedBy);
    if (accounts < 1 || accounts > MOST_ACCOUNTS) {
      throw new IllegalArgumentException("from 1 to " + MOST_ACCOUNTS + " accounts: " + accounts);
    }
  }
}
