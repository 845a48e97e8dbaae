package dev.bailiff.casework.escalation;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.Decided;
import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.ladder.Answer;
import dev.bailiff.casework.ladder.Breach;
import dev.bailiff.casework.ladder.Ladder;
import dev.bailiff.casework.ladder.PastStep;
import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.policy.LadderSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes the next step of the ladder where a rule asks for it. Each step is an enforcement of that
 * rule like any other: counted, in force once, undone one by one or with its decision; one that was
 * undone is not held against anybody. A step that the policy leaves to people becomes a case with
 * the proposal; what people then order is a step like any other.
 */
public final class Escalation implements Follower {
  /** The queue of the steps that people take. */
  public static final String QUEUE = "ladder";

  /** So long does a warning count as given. */
  private static final Duration WARNING_HOLDS = Duration.ofDays(1);

  /** What lasts until it is undone is harder than whatever ends. */
  private static final Duration WITHOUT_END = Duration.ofDays(36_525);

  private final String journal;
  private final Supplier<Optional<LadderSpec>> spec;

  /**
   * Takes steps of this ladder.
   *
   * @param journal the name of the journal that decisions come from
   * @param spec the ladder of the policy at hand, if it has one
   */
  public Escalation(String journal, Supplier<Optional<LadderSpec>> spec) {
    this.journal = requireNonNull(journal, "journal");
    this.spec = requireNonNull(spec, "spec");
  }

  @Override
  public void follow(Turn turn) {
    Optional<Ladder> ladder = spec.get().map(Ladder::new);
    if (ladder.isPresent()) {
      for (Turn.Followed followed : turn.followed()) {
        follow(turn, ladder.get(), followed.decided());
      }
    }
    turn.ledger().begun().forEach(it -> remember(turn, it));
  }

  /** What people order is on record whether or not the policy has a ladder by then. */
  private static void remember(Turn turn, Enforcement begun) {
    EntityRef target = begun.measure().targets().stream().findFirst().orElse(null);
    if (begun.cause().actor().kind() == Actor.Kind.PERSON
        && LadderSpec.KINDS.contains(begun.measure().kind())
        && target != null
        && Breach.SIZES.contains(target.entity())) {
      StepTable.add(
          turn.sql(),
          begun.id(),
          new PastStep(
              target,
              List.of(), // a ruling names no larger entity
              begun.measure().kind(),
              lasting(begun),
              begun.begins(),
              Optional.empty()));
    }
  }

  private static Optional<Duration> lasting(Enforcement begun) {
    return begun.measure().kind().needs().takesDuration()
        ? Optional.of(
            begun.ends().map(end -> Duration.between(begun.begins(), end)).orElse(WITHOUT_END))
        : Optional.empty();
  }

  private void follow(Turn turn, Ladder ladder, Decided decided) {
    List<Action> actions = decided.decision().actions();
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).kind() == ActionKind.ESCALATE) {
        escalate(turn, ladder, decided, i);
      }
    }
  }

  private void escalate(Turn turn, Ladder ladder, Decided decided, int position) {
    Decision decision = decided.decision();
    String rule = decision.actions().get(position).rule();
    Optional<Finding> finding =
        decision.determining().stream().filter(it -> it.rule().id().equals(rule)).findFirst();
    String clause =
        finding.map(it -> it.rule().clause()).orElseGet(() -> rule.replaceFirst("/.*", ""));
    Optional<Breach> breach = Breach.in(decision.event(), clause);
    if (breach.isEmpty()) {
      return; // nobody is named whom a step can be aimed at
    }
    Answer answer =
        ladder.answer(breach.get(), StepTable.against(turn.sql(), breach.get().targets()));
    if (answer instanceof Answer.Take take) {
      String because = finding.map(it -> it.because() + "; ").orElse("") + take.because();
      Cause cause = cause(rule, clause, because, decision);
      String id = journal + "." + decided.sequence() + "." + position;
      take(turn, take, enforcement(id, take, breach.get().at(), turn.now(), cause));
    }
  }

  private void take(Turn turn, Answer.Take take, Enforcement asked) {
    if (take.rung().byPeople()) {
      turn.ledger().withhold(new Receipt.Withheld(asked, QUEUE, take.because()));
      turn.ledger()
          .note(
              new Deed(
                  turn.now(),
                  asked.cause().actor(),
                  "propose-step",
                  asked.id(),
                  null,
                  asked.measure().toString(),
                  asked.cause().because()));
    } else if (turn.ledger().carryOut(asked) instanceof Receipt.Begun) {
      StepTable.add(turn.sql(), asked.id(), take.taken(asked.begins()));
    }
  }

  private static Enforcement enforcement(
      String id, Answer.Take take, Instant begins, Instant now, Cause cause) {
    Optional<Instant> ends =
        take.rung().kind() == ActionKind.WARN
            ? Optional.of(begins.plus(WARNING_HOLDS))
            : take.until(begins);
    return new Enforcement(
        id,
        new Measure(take.rung().kind(), List.of(take.target()), take.rung().name()),
        begins,
        ends,
        now,
        cause,
        Optional.empty());
  }

  private static Cause cause(String rule, String clause, String because, Decision decision) {
    Event event = decision.event();
    return new Cause(
        Actor.rule(rule),
        Optional.of(clause),
        because,
        Optional.of(new Cause.Occasion(event.source(), event.id(), decision.policyVersion())));
  }
}
