package dev.bailiff.verify.crs;

import java.util.Locale;

/** How many cases of a row of the table there are, and how many were met. */
final class Count {
  private final int[] attacks = new int[2];
  private final int[] signalled = new int[2];
  private int acted;
  private int nearMisses;
  private int leftAlone;

  void add(boolean isAttack, boolean isHeldOut, boolean isMet, boolean isActed) {
    if (isAttack) {
      int side = isHeldOut ? 1 : 0;
      attacks[side]++;
      signalled[side] += isMet ? 1 : 0;
      acted += isActed ? 1 : 0;
    } else {
      nearMisses++;
      leftAlone += isMet ? 1 : 0;
    }
  }

  /** The cells of the row. */
  @Override
  public String toString() {
    int all = attacks[0] + attacks[1];
    return String.format(
        Locale.ROOT,
        "%,d | %s | %s | %s | %s | %,d | %,d",
        all,
        share(signalled[0] + signalled[1], all),
        share(acted, all),
        share(signalled[0], attacks[0]),
        share(signalled[1], attacks[1]),
        nearMisses,
        leftAlone);
  }

  private static String share(int part, int of) {
    return of == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / of);
  }
}
