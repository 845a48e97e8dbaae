package dev.bailiff.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another policy changes about what is done to people. */
final class EnforcingChangesTest {
  private final Drafts drafts;
  private final Texts before;

  EnforcingChangesTest(@TempDir Path folder) throws IOException {
    drafts = new Drafts(folder);
    before = drafts.texts();
  }

  @Test
  void the_same_policy_changes_nothing() throws IOException {
    assertThat(changes().areNone()).isTrue();
  }

  @Test
  void another_condition_action_or_budget_of_an_enforcing_rule_is_a_change() throws IOException {
    drafts.rules("failures > 3", "failures > 2");
    assertThat(changes().made()).containsExactly("1.2/guessing is another");
    drafts.rules("block(client, 1h)", "block(client, 2h)");
    drafts.rules("budget: 3 per hour", "budget: 4 per hour");
    assertThat(changes().made())
        .containsExactly("1.2/guessing is another", "1.2/stolen is another");
  }

  @Test
  void a_rule_that_begins_to_enforce_is_a_change_and_one_that_observes_is_none()
      throws IOException {
    drafts.rules(Drafts.ENFORCING, Drafts.OBSERVING);
    assertThat(changes()).isEqualTo(new EnforcingChanges(List.of(), List.of("1.2/prove")));
    Texts lax = drafts.texts();
    drafts.rules("because: who is it", "because: who was it");
    assertThat(EnforcingChanges.between(lax, drafts.texts()).areNone()).isTrue();
    assertThat(EnforcingChanges.between(lax, before).made()).containsExactly("1.2/prove enforces");
  }

  @Test
  void another_feature_that_an_enforcing_rule_reads_is_a_change() throws IOException {
    drafts.rules("window: 10m", "window: 20m");
    assertThat(changes().made()).containsExactly("1.2/guessing reads `failures`, which is another");
  }

  @Test
  void what_bears_on_all_rules_is_a_change() throws IOException {
    drafts.replace("policy.yaml", "protected: [monitor]", "protected: [staff]");
    drafts.write("facts.yaml", Drafts.FACTS);
    assertThat(changes().made())
        .containsExactly("what holds rules back is another", "the facts on file are others");
  }

  @Test
  void another_way_to_count_who_shares_an_address_is_a_change() throws IOException {
    drafts.replace(
        "policy.yaml",
        "protected: [monitor]",
        "protected: [monitor], shared-address: {accounts: 3, counted-by: [failures]}");
    Texts guarded = drafts.texts();
    drafts.rules("window: 10m", "window: 20m");
    assertThat(EnforcingChanges.between(guarded, drafts.texts()).made())
        .contains("what holds rules back is another");
  }

  @Test
  void words_and_examples_are_none() throws IOException {
    drafts.replace("1.2-intrusion/clause.md", "Guessing.", "Guessing of passwords.");
    drafts.replace("1.2-intrusion/examples.yaml", "secrets", "a secret");
    assertThat(drafts.texts().edition()).isNotEqualTo(before.edition());
    assertThat(changes().areNone()).isTrue();
  }

  private EnforcingChanges changes() throws IOException {
    return EnforcingChanges.between(before, drafts.texts());
  }
}
