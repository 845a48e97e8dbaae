package dev.bailiff.casework.statements;

import dev.bailiff.casework.statements.Circumstances.DecidedBy;
import dev.bailiff.casework.statements.Circumstances.Origin;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Clause;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement of reasons, and its variants. */
final class Statements {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final EntityRef RECIPIENT = new EntityRef(Entity.ACCOUNT, "a1");

  private static final String CLAUSE =
      """
      ## What counts

      The same message to many people who did not ask for it.

      * Advertisements.
      * Chain letters.

      ## How it is recognised

      By counting to twenty.
      """;

  private Statements() {}

  static StatementOfReasons of(String fact) {
    return of(Origin.OWN_INITIATIVE, true, DecidedBy.MACHINE, fact);
  }

  static StatementOfReasons of(Origin origin, boolean byMachine, DecidedBy by, String fact) {
    return new StatementOfReasons(
        "s-17",
        "Example Ltd",
        RECIPIENT,
        NOW,
        List.of(
            new Restriction(
                ActionKind.SUSPEND,
                RECIPIENT,
                Optional.empty(),
                Optional.of(Instant.parse("2026-12-07T10:00:00Z"))),
            new Restriction(
                ActionKind.LIMIT_ACCESS, RECIPIENT, Optional.of("publishing"), Optional.empty())),
        new Circumstances(List.of(fact), NOW.minusSeconds(600), origin, byMachine, by),
        new Ground(
            "acceptable use",
            "6f1c2a",
            LocalDate.of(2026, 11, 1),
            new Clause(
                "3.1",
                "spam",
                "Messages nobody asked for",
                LocalDate.of(2026, 11, 1),
                "trust-and-safety",
                Clause.RecognisedBy.RULES,
                CLAUSE),
            Locale.ENGLISH),
        new Redress(
            URI.create("https://example.com/appeals/ZDE.1811066400.c2ln?a=1&b=2"),
            LocalDate.of(2027, 5, 23),
            Optional.of("Example Mediation, mediation.example")));
  }
}
