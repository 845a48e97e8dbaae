package dev.bailiff.casework.desk;

import dev.bailiff.core.decision.Decision;

/** What the desk is concerned by beside what decisions ask for. */
public final class Concerns {
  private Concerns() {}

  /** Whether the event is a report, a notice, or says how an account is written to. */
  public static boolean of(Decision decision) {
    return CaseOpener.isReport(decision.event())
        || CaseOpener.isNotice(decision.event())
        || Contacts.isTold(decision.event());
  }
}
