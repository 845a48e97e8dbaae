package dev.bailiff.casework.ladder;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.LadderSpec.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ladder of four rungs, and those who climb it. */
final class Ladders {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Duration GRACE = Duration.ofDays(1);
  static final String ORDINARY = "3.1";
  static final String GRAVE = "4.5";

  static final EntityRef TOKEN = new EntityRef(Entity.TOKEN, "t1");
  static final EntityRef ACCOUNT = new EntityRef(Entity.ACCOUNT, "a1");
  static final EntityRef TENANT = new EntityRef(Entity.TENANT, "example-ltd");

  static final Rung WARN = rung(ActionKind.WARN, Optional.empty(), 0, 90);
  static final Rung LIMIT = rung(ActionKind.LIMIT_ACCESS, Optional.of("publishing"), 3, 180);
  static final Rung SUSPEND = rung(ActionKind.SUSPEND, Optional.empty(), 14, 365);
  static final Rung TERMINATE = rung(ActionKind.TERMINATE, Optional.empty(), 0, 1_825);

  static final LadderSpec SPEC =
      new LadderSpec(List.of(WARN, LIMIT, SUSPEND, TERMINATE), GRACE, 3, Map.of(GRAVE, 2));

  static final Ladder LADDER = new Ladder(SPEC);

  private Ladders() {}

  static Breach breach(String clause, Instant at, EntityRef... targets) {
    return new Breach(clause, List.of(targets), at);
  }

  static PastStep step(Rung rung, EntityRef target, Instant at, EntityRef... within) {
    return new PastStep(
        target, List.of(within), rung.kind(), rung.duration(), at, Optional.empty());
  }

  static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static Rung rung(ActionKind kind, Optional<String> name, int days, int remembered) {
    return new Rung(
        kind,
        name,
        days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
        Duration.ofDays(remembered),
        kind == ActionKind.TERMINATE);
  }
}
