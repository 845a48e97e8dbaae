package dev.bailiff.casework.ladder;

import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.LadderSpec.Rung;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ladder says of a breach. */
public sealed interface Answer {
  /** Whom the answer is about. */
  EntityRef target();

  /** Why this is the answer, in words. */
  String because();

  /**
   * A step is due.
   *
   * @param target against whom
   * @param within the larger entities that contain the target
   * @param index the place of the rung on the ladder, from 0
   * @param rung what is due; a person takes it if the rung says so
   * @param because why this step against this target
   */
  record Take(EntityRef target, List<EntityRef> within, int index, Rung rung, String because)
      implements Answer {
    public Take {
      within = List.copyOf(within);
    }

    /** The step as it is remembered once taken. */
    public PastStep taken(Instant at) {
      return new PastStep(target, within, rung.kind(), rung.duration(), at, Optional.empty());
    }

    /** When it ends if it is taken now, unless it does not end. */
    public Optional<Instant> until(Instant now) {
      return rung.duration().map(now::plus);
    }
  }

  /**
   * Nothing more is due yet.
   *
   * @param target who is spared
   * @param step the last step, which is taken to answer this breach too
   * @param until when a further breach leads on
   * @param because why
   */
  record Spare(EntityRef target, PastStep step, Instant until, String because) implements Answer {}
}
