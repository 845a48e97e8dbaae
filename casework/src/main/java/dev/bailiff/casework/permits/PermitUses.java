package dev.bailiff.casework.permits;

import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.PermitUse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what permits are used for, with the decisions that say so. */
public final class PermitUses implements Follower {
  /** Counts from now on. */
  public PermitUses() {}

  @Override
  public boolean concerns(Decision decision) {
    return !decision.permits().isEmpty();
  }

  @Override
  public void follow(Turn turn) {
    Map<String, Use> uses = new LinkedHashMap<>();
    for (Turn.Followed followed : turn.followed()) {
      Decision decision = followed.decided().decision();
      for (PermitUse use : decision.permits()) {
        uses.merge(use.permit(), Use.of(use, decision.event().time()), Use::and);
      }
    }
    uses.forEach((permit, use) -> PermitTable.count(turn.sql(), permit, use));
  }
}
