package dev.bailiff.casework.bulk;

import static dev.bailiff.casework.enforcement.Cohort.BULK;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.desk.Order;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Receipt;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Acts of people on many at once: one transaction, one id, under which all of it is undone. Each
 * enforcement is the person's, as those of a ruling are.
 */
public final class Bulks {
  /** One transaction, for which decisions wait that are carried out. */
  public static final int MOST = 1_000;

  private static final int ID_BYTES = 8;

  private final Casework casework;
  private final RandomGenerator random;

  /**
   * Acts through this casework.
   *
   * @param random gives ids
   */
  public Bulks(Casework casework, RandomGenerator random) {
    this.casework = casework;
    this.random = random;
  }

  /**
   * What was done.
   *
   * @param id the id under which it can be undone
   * @param begun how many enforcements began
   * @param inForce of how many the same was in force already
   */
  public record Done(String id, int begun, int inForce) {}

  /**
   * Carries orders out.
   *
   * @param what what they are and whom they are aimed at, in words
   * @param clause the clause that was broken, if one was
   */
  public Done act(
      List<Order> orders, String what, Optional<String> clause, Actor actor, String because) {
    if (orders.isEmpty() || orders.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " at once, not " + orders.size());
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = BULK + HexFormat.of().formatHex(bytes);
    Cause cause = new Cause(actor, clause, because, Optional.empty());
    return casework.change(turn -> {
      int begun = 0;
      for (int i = 0; i < orders.size(); i++) {
        begun += begins(turn, enforcement(turn, id + "." + i, orders.get(i), cause)) ? 1 : 0;
      }
      String after = "%d of %d: %s".formatted(begun, orders.size(), what);
      turn.ledger().note(new Deed(turn.now(), actor, "act-in-bulk", id, null, after, because));
      return new Done(id, begun, orders.size() - begun);
    });
  }

  /** What was undone is done again, as a person says so. */
  private static boolean begins(Turn turn, Enforcement asked) {
    return switch (turn.ledger().carryOut(asked)) {
      case Receipt.Begun _ -> true;
      case Receipt.LeftUndone _ -> {
        turn.ledger().begin(asked);
        yield true;
      }
      case Receipt.AlreadyInForce _, Receipt.Withheld _ -> false;
    };
  }

  private static Enforcement enforcement(Turn turn, String id, Order order, Cause cause) {
    return new Enforcement(
        id,
        order.measure(),
        turn.now(),
        order.lasting().map(turn.now()::plus),
        turn.now(),
        cause,
        Optional.empty());
  }
}
