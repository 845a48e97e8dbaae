package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.transaction.Transaction;
import java.util.List;

/** Sums in the variables that rules set, and what of them is the anomaly score. */
final class Points {
  /** The sum over paranoia levels in the fourth and in the third Core Rule Set. */
  private static final List<String> TOTALS =
      List.of("blocking_inbound_anomaly_score", "anomaly_score", "inbound_anomaly_score");

  private static final List<String> LEVELS =
      List.of("inbound_anomaly_score_pl", "anomaly_score_pl");
  private static final long MOST = Integer.MAX_VALUE;

  private int added;

  void begin() {
    added = 0;
  }

  /** What the rule at hand added to the score of some level. */
  int added() {
    return added;
  }

  void assign(Effect.Assign assign, Transaction transaction) {
    String name = Transaction.folded(assign.name().text(transaction));
    String value = assign.value().text(transaction);
    if (assign.how() == Effect.Assign.SET) {
      transaction.set(name, value);
      return;
    }
    long change = assign.how() == Effect.Assign.ADD ? number(value) : -number(value);
    long sum = Math.clamp(number(transaction.variable(name)) + change, -MOST, MOST);
    transaction.set(name, Long.toString(sum));
    if (LEVELS.stream().anyMatch(name::startsWith)) {
      added += Math.clamp(change, 0, 1_000);
    }
  }

  int score(Transaction transaction) {
    for (String total : TOTALS) {
      if (number(transaction.variable(total)) > 0) {
        return (int) number(transaction.variable(total));
      }
    }
    return 0;
  }

  int threshold(Transaction transaction, int otherwise) {
    int set = (int) number(transaction.variable("inbound_anomaly_score_threshold"));
    return set > 0 ? set : otherwise;
  }

  private static long number(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    long value = 0;
    for (; at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
      value = Math.min(MOST, value * 10 + text.charAt(at) - '0');
    }
    return text.startsWith("-") ? -value : value;
  }
}
