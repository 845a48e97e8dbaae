package dev.bailiff.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.policy.Clause.RecognisedBy;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.rules.source.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest {
  @Test
  void a_rule_observes_and_allows_in_doubt_unless_it_says_otherwise() {
    var rule = new SmallPolicy().loaded().policy().rule("1.2/brute-force").orElseThrow().spec();

    assertThat(rule.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(rule.unknown()).isEqualTo(OnUnknown.ALLOW);
    assertThat(rule.budget().orElseThrow().per()).isEqualTo(Duration.ofHours(1));
    assertThat(rule.actions())
        .hasToString("[challenge(account, 900s), label(account, \"under-attack\", 3600s)]");
  }

  @Test
  void a_clause_without_rules_says_who_recognises_a_breach() {
    var policy =
        new SmallPolicy()
            .with("2.1-words/rules.yaml", "recognised-by: review\nrules: []\n")
            .with(
                "2.1-words/clause.md",
                """
                ---
                id: "2.1"
                title: Words
                since: 2026-11-23
                owner: people
                ---

                Be kind.
                """)
            .loaded()
            .policy();

    var clause = policy.clause("2.1").orElseThrow();
    assertThat(clause.recognisedBy()).isEqualTo(RecognisedBy.REVIEW);
    assertThat(clause.slug()).isEqualTo("words");
    assertThat(clause.text()).isEqualTo("Be kind.");
  }

  @Test
  void a_version_is_told_apart_by_words_and_rules_and_not_by_examples_or_facts() {
    String version = new SmallPolicy().loaded().policy().version();

    assertThat(version).matches("[0-9a-f]{12}");
    assertThat(version(new SmallPolicy().withExamples("guessing", "guesswork"))).isEqualTo(version);
    assertThat(version(new SmallPolicy().with("facts.yaml", "labels: []\n"))).isEqualTo(version);
    assertThat(version(new SmallPolicy().withRules("> 5", "> 6"))).isNotEqualTo(version);
    assertThat(version(new SmallPolicy().withRules("\n", "\r\n"))).isEqualTo(version);
  }

  @Test
  void signals_that_nothing_reads_are_known_but_no_problem() {
    var loaded = new SmallPolicy().loaded();

    assertThat(loaded.unreadSignals()).containsExactly("sql-injection");
  }

  @Test
  void a_warning_does_not_keep_a_policy_from_being_used() {
    var loading =
        new SmallPolicy()
            .withRules(
                "rules:",
                """
                  - id: queries
                    count: events
                    on: http.request
                    by: [client.ip, event.query]
                    window: 10m
                rules:\
                """)
            .loading();

    assertThat(loading).isInstanceOf(Loading.Accepted.class);
    assertThat(loading.problems())
        .extracting(Problem::message)
        .containsExactly(
            "no rule reads the feature `queries`",
            "a key with no bound: `event.query` can be new with every event");
  }

  @Test
  void an_enforcing_rule_with_a_measured_figure_is_accepted() {
    var enforcing = new SmallPolicy().withRules("budget:", "mode: enforce\n    budget:");

    assertThat(enforcing.loading().problems())
        .extracting(Problem::message)
        .containsExactly("`1.2/brute-force` enforces without a measured false-positive figure");
    assertThat(
            enforcing
                .with(
                    "1.2-intrusion/clause.md",
                    """
                    ---
                    id: "1.2"
                    title: Breaking in
                    since: 2026-11-23
                    owner: security
                    ---

                    * `brute-force`: 2 of 12,400 accounts
                    """)
                .loading()
                .problems())
        .isEmpty();
  }

  @Test
  void a_feature_may_be_read_on_any_type_that_has_its_key() {
    var policy =
        new SmallPolicy()
            .withRules(
                "on: auth.attempt\n    when: failed_logins > 5 && event.outcome == \"failure\"",
                "on: [auth.attempt, http.request]\n    when: failed_logins > 5")
            .loaded()
            .policy();

    var feature = policy.features().get(0);
    assertThat(feature.program("auth.attempt").orElseThrow().update()).isPresent();
    assertThat(feature.program("http.request").orElseThrow().update()).isEmpty();
  }

  private static String version(SmallPolicy policy) {
    return policy.loaded().policy().version();
  }
}
