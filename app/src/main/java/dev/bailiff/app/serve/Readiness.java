package dev.bailiff.app.serve;

import dev.bailiff.app.carry.Carrier;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalHealth;
import java.util.ArrayList;
import java.util.List;

/** Whether the service lives, and whether it takes requests now. */
final class Readiness {
  private final Intake intake;
  private final Carrier carrier;
  private final Journal journal;
  private volatile boolean draining;

  Readiness(Intake intake, Carrier carrier, Journal journal) {
    this.intake = intake;
    this.carrier = carrier;
    this.journal = journal;
  }

  /** Says from now on that no more requests should come. */
  void drain() {
    draining = true;
  }

  boolean isDraining() {
    return draining;
  }

  /** Why the process should be replaced; empty if it need not be. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!draining && !intake.isAlive()) {
      faults.add("events are not decided any more");
    }
    if (!draining && !carrier.isAlive()) {
      faults.add("decisions are not carried out any more");
    }
    return faults;
  }

  /** Why requests should not come here; empty if they may. */
  List<String> obstacles() {
    List<String> obstacles = new ArrayList<>(faults());
    if (draining) {
      obstacles.add("the service is stopping");
    }
    switch (journal.health()) {
      case JournalHealth.Well _ -> {}
      case JournalHealth.Unwell(Throwable cause) ->
          obstacles.add("the journal cannot write: " + cause.getMessage());
      case JournalHealth.Closed _ -> obstacles.add("the journal is closed");
    }
    return obstacles;
  }
}
