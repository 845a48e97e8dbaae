package dev.bailiff.casework;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.enforcement.Ledger;
import dev.bailiff.casework.enforcement.Receipt;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * One transaction of casework while it runs.
 *
 * @param sql the transaction
 * @param ledger what it does to enforcements; more can be begun and undone here
 * @param now when its changes are recorded
 * @param followed the decisions that it follows, in the journal's order; none if people act
 */
public record Turn(DSLContext sql, Ledger ledger, Instant now, List<Followed> followed) {
  public Turn {
    requireNonNull(sql, "sql");
    requireNonNull(ledger, "ledger");
    requireNonNull(now, "now");
    followed = List.copyOf(followed);
  }

  /**
   * A decision and what became of it.
   *
   * @param decided the decision
   * @param receipts of those of its actions that are enforcements, in their order
   */
  public record Followed(Decided decided, List<Receipt> receipts) {
    public Followed {
      requireNonNull(decided, "decided");
      receipts = List.copyOf(receipts);
    }
  }
}
