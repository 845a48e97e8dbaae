package dev.bailiff.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.decision.CannotSay;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.decision.Restraint;
import dev.bailiff.core.decision.Restraint.Observing;
import dev.bailiff.core.decision.Restraint.OverBudget;
import dev.bailiff.core.decision.Restraint.Protecting;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.RuleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RestraintJsonTest {
  private static final RuleSpec RULE =
      new RuleSpec(
          "1.2/guessing",
          "1.2",
          Set.of("auth.attempt"),
          "true",
          "too often",
          List.of(new ActionSpec(ActionKind.DENY, List.of(), Optional.empty(), Optional.empty())),
          Mode.ENFORCE,
          Optional.empty(),
          OnUnknown.HOLD,
          Notify.ACCOUNT);

  static List<Restraint> restraints() {
    return List.of(
        new Observing("all"),
        new OverBudget("1.2"),
        new Restraint.Sharing(new EntityRef(Entity.CLIENT, "2001:db8::1"), 12, true),
        new Protecting(
            List.of(
                new Protecting.Shield(new EntityRef(Entity.CLIENT, "2001:db8::1"), "monitor"),
                new Protecting.Shield(new EntityRef(Entity.ACCOUNT, "a:1"), "staff"),
                new Protecting.Shield(new EntityRef(Entity.TENANT, "t"), "last-admin", true))));
  }

  @ParameterizedTest
  @MethodSource("restraints")
  void what_restrained_a_rule_is_read_back_as_it_was_written(Restraint restraint) {
    Finding finding = new Finding(RULE, "too often", List.of(), List.of(), Optional.of(restraint));
    boolean observes = finding.isSwitchedToObserve();
    Failure failure = new Failure(Failure.Kind.EVALUATION, "no host");
    Decision decision =
        new Decision(
            event(),
            Verdict.ALLOW,
            observes ? List.of() : List.of(finding),
            observes ? List.of(finding) : List.of(),
            List.of(new CannotSay(RULE, failure, Optional.of(restraint))),
            List.of(),
            List.of(),
            "v1");

    byte[] json = DecisionWriter.object("7", decision);
    Decision read = DecisionReader.read(json, event(), (_, _) -> Optional.of(RULE));

    assertThat(read.determining()).isEqualTo(decision.determining());
    assertThat(read.observed()).isEqualTo(decision.observed());
    assertThat(read.cannotSay().getFirst().restraint()).contains(restraint);
    assertThat(read.cannotSay().getFirst().verdict()).isEqualTo(Verdict.ALLOW);
  }

  private static Event event() {
    return Event.of(EventTypes.AUTH_ATTEMPT, "1", "test", Instant.EPOCH).build();
  }
}
