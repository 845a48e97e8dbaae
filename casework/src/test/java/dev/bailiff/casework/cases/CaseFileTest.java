package dev.bailiff.casework.cases;

import static dev.bailiff.casework.cases.Files.ADA;
import static dev.bailiff.casework.cases.Files.BEN;
import static dev.bailiff.casework.cases.Files.LEASE;
import static dev.bailiff.casework.cases.Files.NOW;
import static dev.bailiff.casework.cases.Files.RULING;
import static dev.bailiff.casework.cases.Files.claim;
import static dev.bailiff.casework.cases.Files.claimed;
import static dev.bailiff.casework.cases.Files.done;
import static dev.bailiff.casework.cases.Files.file;
import static dev.bailiff.casework.cases.Files.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bailiff.casework.cases.CaseState.Resolved;
import org.junit.jupiter.api.Test;

final class CaseFileTest {
  @Test
  void one_reviewer_at_a_time_holds_a_case() {
    CaseFile held = claimed(file(), ADA, NOW);
    assertThat(held.claim(BEN, NOW.plusSeconds(1), LEASE)).isEqualTo(refused(Refusal.CLAIMED));
    assertThat(held.isClaimableBy(BEN, NOW.plus(LEASE))).isTrue();
  }

  @Test
  void who_rules_holds_the_case() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile resolved = done(held.resolve(claim(held), RULING, NOW.plusSeconds(60)));
    assertThat(resolved.state()).isEqualTo(new Resolved(ADA, NOW.plusSeconds(60), RULING));
    assertThat(resolved.isOpen()).isFalse();
  }

  @Test
  void a_ruling_by_who_lost_the_case_does_not_count() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile taken = claimed(held, BEN, NOW.plus(LEASE));
    assertThat(taken.resolve(claim(held), RULING, NOW.plus(LEASE)))
        .isEqualTo(refused(Refusal.NOT_HELD));
  }

  @Test
  void a_ruling_that_took_too_long_counts_if_nobody_else_came() {
    CaseFile held = claimed(file(), ADA, NOW);
    assertThat(done(held.resolve(claim(held), RULING, NOW.plus(LEASE).plusSeconds(1))).isOpen())
        .isFalse();
  }

  @Test
  void an_older_claim_of_the_same_reviewer_is_void() {
    CaseFile first = claimed(file(), ADA, NOW);
    CaseFile again = claimed(first, ADA, NOW.plusSeconds(60));
    assertThat(again.resolve(claim(first), RULING, NOW)).isEqualTo(refused(Refusal.NOT_HELD));
  }

  @Test
  void nobody_rules_on_a_reason_they_have_not_seen() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile more = done(held.because(reason("3.1/links")));
    assertThat(more.resolve(claim(held), RULING, NOW)).isEqualTo(refused(Refusal.NEW_REASON));
    CaseFile seen = claimed(more, ADA, NOW.plusSeconds(1));
    assertThat(done(seen.resolve(claim(seen), RULING, NOW)).isOpen()).isFalse();
  }

  @Test
  void a_seen_reason_that_recurs_does_not_hinder_the_ruling() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile more = done(held.because(reason("3.1/bulk")));
    assertThat(more.reasons().getFirst().times()).isEqualTo(2);
    assertThat(done(more.resolve(claim(held), RULING, NOW)).isOpen()).isFalse();
  }

  @Test
  void a_case_that_is_given_back_waits_again() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile waiting = done(held.release(claim(held)));
    assertThat(waiting.isClaimableBy(BEN, NOW)).isTrue();
    assertThat(waiting.release(claim(held))).isEqualTo(refused(Refusal.NOT_HELD));
  }

  @Test
  void a_case_can_be_passed_to_other_people() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile passed = done(held.transfer(claim(held), "legal"));
    assertThat(passed.queue()).isEqualTo("legal");
    assertThat(passed.isClaimableBy(BEN, NOW)).isTrue();
  }

  @Test
  void who_is_excluded_cannot_claim_a_case() {
    assertThat(file().without(ADA).claim(ADA, NOW, LEASE)).isEqualTo(refused(Refusal.EXCLUDED));
    assertThat(file().without(ADA).isClaimableBy(BEN, NOW)).isTrue();
  }

  @Test
  void who_is_excluded_while_holding_a_case_does_not_rule_on_it() {
    CaseFile held = claimed(file(), ADA, NOW);
    assertThat(held.without(ADA).resolve(claim(held), RULING, NOW))
        .isEqualTo(refused(Refusal.EXCLUDED));
  }

  @Test
  void a_resolved_case_does_not_change_any_more() {
    CaseFile held = claimed(file(), ADA, NOW);
    CaseFile resolved = done(held.resolve(claim(held), RULING, NOW));
    assertThat(resolved.because(reason("3.1/links"))).isEqualTo(refused(Refusal.RESOLVED));
    assertThat(resolved.claim(BEN, NOW, LEASE)).isEqualTo(refused(Refusal.RESOLVED));
    assertThat(resolved.resolve(claim(held), RULING, NOW)).isEqualTo(refused(Refusal.RESOLVED));
  }

  @Test
  void reasons_beyond_the_limit_are_counted() {
    CaseFile full = file();
    for (int i = 0; i < CaseFile.MAX_REASONS + 4; i++) {
      full = done(full.because(reason("3.1/rule-" + i)));
    }
    assertThat(full.reasons()).hasSize(CaseFile.MAX_REASONS);
    assertThat(full.unlisted()).isEqualTo(5);
  }

  @Test
  void a_ruling_says_why() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ruling.NotBroken(" "));
  }

  private static Attempt refused(Refusal why) {
    return new Attempt.Refused(why);
  }
}
