package dev.bailiff.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.decision.Restraint.Protecting;
import dev.bailiff.core.decision.Restraint.Protecting.Shield;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestraintTest {
  @ParameterizedTest
  @CsvSource({
    // who is protected, what is asked for, of whom, whether it is done
    "account, suspend, account, no",
    "account, lock_credential, token, no", // it is the account's
    "account, block, client, no",
    "account, suspend, tenant, no", // the account is in it
    "account, suspend, target, yes",
    "account, deny, '', no",
    "account, remove_content, '', no",
    "account, open_case, '', yes",
    "account, report_to_authority, '', yes",
    "client, challenge, account, no",
    "tenant, suspend, tenant, no",
    "tenant, suspend, account, yes", // a tenant's protection is not that of everybody in it
    "tenant, deny, '', yes",
    "target, suspend, account, yes",
    "target, suspend, target, no",
    "account, escalate, '', no",
    "tenant, escalate, '', no", // a ladder may widen to it
    "content, escalate, '', yes",
    "content, remove_content, '', no",
    "content, deny, '', yes",
    "content, suspend, account, yes",
  })
  void protection_reaches_as_far_as_whom_the_action_would_hit(
      String who, String action, String target, String done) {
    Shield shield = new Shield(new EntityRef(Entity.labelled(who).orElseThrow(), "x"), "staff");

    assertThat(new Protecting(List.of(shield)).lets(action(action, target)))
        .isEqualTo(done.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource({
    "account, throttle, client, yes", // whoever guesses at it is not it
    "account, challenge, account, no",
    "account, suspend, tenant, yes",
    "account, deny, '', yes",
    "tenant, suspend, tenant, no",
  })
  void who_only_claims_to_be_protected_is_not(
      String who, String action, String target, String done) {
    Shield shield =
        new Shield(new EntityRef(Entity.labelled(who).orElseThrow(), "x"), "staff", true);

    assertThat(new Protecting(List.of(shield)).lets(action(action, target)))
        .isEqualTo(done.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource({"open_case, open_case", "suspend, open_case"})
  void a_case_is_opened_instead_unless_the_rule_opens_one_itself(String asked, String left) {
    List<ActionSpec> applied =
        new Restraint.OverBudget("1.2/x")
            .applyTo(List.of(action(asked, "account"), action("deny", "")));

    assertThat(applied).extracting(it -> it.kind().label()).containsExactly(left);
  }

  private static ActionSpec action(String label, String target) {
    ActionKind kind = ActionKind.labelled(label).orElseThrow();
    return new ActionSpec(
        kind,
        kind.targets() == 0 ? List.of() : List.of(Entity.labelled(target).orElseThrow()),
        kind.needs().takesName() ? Optional.of("queue") : Optional.empty(),
        kind.needs().takesDuration() ? Optional.of(Duration.ofDays(1)) : Optional.empty());
  }
}
