package dev.bailiff.casework.desk;

import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.docket.CaseStore;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.statements.Circumstances;
import dev.bailiff.casework.statements.Circumstances.DecidedBy;
import dev.bailiff.casework.statements.Circumstances.Origin;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.EntityRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what enforcements rest on: the engine's decision, or a person's ruling on a case. */
public final class Backgrounds {
  /** What is said where the reason names others and nothing else is left. */
  private static final String UNSAID = "[…]";

  private final CaseStore cases;

  /** Of enforcements that rulings on these cases led to, among others. */
  public Backgrounds(CaseStore cases) {
    this.cases = cases;
  }

  Background of(Turn turn, Enforcement enforcement, EntityRef recipient) {
    return enforcement.cause().actor().kind() == Actor.Kind.RULE
        ? byMachine(turn, enforcement, recipient)
        : byPerson(turn, enforcement);
  }

  private static Background byMachine(Turn turn, Enforcement enforcement, EntityRef recipient) {
    String clause = enforcement.cause().clause().orElse("");
    Optional<Circumstances> told =
        decision(turn, enforcement.cause())
            .filter(decision ->
                decision.determining().stream().anyMatch(it -> it.rule().clause().equals(clause)))
            .map(decision -> Circumstances.of(decision, clause, recipient, DecidedBy.MACHINE));
    Circumstances circumstances =
        told.orElseGet(() ->
            new Circumstances(
                List.of(UNSAID),
                enforcement.begins(),
                Origin.OWN_INITIATIVE,
                true,
                DecidedBy.MACHINE));
    return new Background(circumstances, Set.of());
  }

  private static Optional<Decision> decision(Turn turn, Cause cause) {
    return cause
        .occasion()
        .flatMap(occasion ->
            turn.followed().stream()
                .map(it -> it.decided().decision())
                .filter(it ->
                    it.event().id().equals(occasion.eventId())
                        && it.event().source().equals(occasion.eventSource()))
                .findFirst());
  }

  private Background byPerson(Turn turn, Enforcement enforcement) {
    Optional<CaseFile> file =
        cases.find(turn.sql(), new CaseId(StatementIssuer.decision(enforcement)));
    boolean found = given(file).anyMatch(it -> it == Reason.Source.DECISION);
    Origin origin =
        given(file).anyMatch(it -> it == Reason.Source.NOTICE)
            ? Origin.NOTICE
            : given(file).anyMatch(it -> it == Reason.Source.REPORT)
                ? Origin.REPORT
                : Origin.OWN_INITIATIVE;
    Circumstances circumstances =
        new Circumstances(
            List.of(enforcement.cause().because()),
            enforcement.begins(),
            origin,
            found,
            found ? DecidedBy.PERSON_WITH_MACHINE : DecidedBy.PERSON);
    return new Background(circumstances, Set.of(new Reviewer(enforcement.cause().actor().name())));
  }

  private static Stream<Reason.Source> given(Optional<CaseFile> file) {
    return file.stream().flatMap(it -> it.reasons().stream()).map(it -> it.key().source());
  }
}
