package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FactsTest {
  @Test
  void a_fact_that_did_not_come_is_missing_and_not_empty() {
    assertThat(Facts.MISSING.labels(Entity.ACCOUNT)).isEmpty();
    assertThat(Facts.MISSING.permits()).isEmpty();
    assertThat(Facts.NOTHING_ON_FILE.labels(Entity.ACCOUNT)).contains(Set.of());
    assertThat(Facts.NOTHING_ON_FILE.permits()).contains(List.of());
  }

  @Test
  void facts_are_added_without_changing_the_ones_there_were() {
    Facts staff = Facts.MISSING.withLabels(Entity.ACCOUNT, Set.of("staff"));
    assertThat(staff.labels(Entity.ACCOUNT)).contains(Set.of("staff"));
    assertThat(staff.labels(Entity.CLIENT)).isEmpty();
    assertThat(Facts.MISSING.labels(Entity.ACCOUNT)).isEmpty();
  }

  @Test
  void missing_facts_are_written_as_nothing_and_empty_ones_as_empty_lists() {
    assertThat(FactsWriter.write(Facts.MISSING)).isEmpty();
    assertThat(FactsWriter.write(Facts.MISSING.withPermits(List.of())))
        .isEqualTo(Map.of("permits", List.of()));
    assertThat(FactsWriter.write(Facts.MISSING.withLabels(Entity.CLIENT, Set.of("b", "a"))))
        .isEqualTo(Map.of("labels", Map.of("client", List.of("a", "b"))));
  }

  @Test
  void every_problem_of_recorded_facts_is_reported_at_once() {
    assertThat(
            FactsParser.parse(
                    Map.of(
                        "labels",
                        Map.of("acount", List.of(), "client", List.of("Staff", 5)),
                        "permits",
                        List.of(Map.of("id", "p1", "from", "never"), "x"),
                        "permit",
                        List.of()))
                .problems())
        .extracting(PathProblem::toString)
        .containsExactlyInAnyOrder(
            "permit: unknown name `permit`; did you mean `permits`?",
            "labels.acount: unknown name `acount`; did you mean `account`?",
            "labels.client[0]: text `Staff`; expected a label of at most 64 small letters, digits"
                + " and `-`, such as `under-attack`",
            "labels.client[1]: number `5`; expected a label of at most 64 small letters, digits"
                + " and `-`, such as `under-attack`",
            "permits[0].kind: nothing; expected text",
            "permits[0].holder: nothing; expected text",
            "permits[0].from: text `never`; expected a time such as `2026-11-23T10:00:00Z`",
            "permits[0].until: nothing; expected a time such as `2026-11-23T10:00:00Z`",
            "permits[0]: a permit for nobody; expected one of `addresses`, `accounts` or `tokens`",
            "permits[1]: text `x`; expected a permit");
  }

  @Test
  void what_is_wrong_with_recorded_restraints_is_reported_at_once() {
    assertThat(
            FactsParser.parse(
                    Map.of(
                        "restraints",
                        Map.of("observe", List.of(), "over_budget", List.of(7)),
                        "protected",
                        Map.of("account", 1, "acount", "staff")))
                .problems())
        .extracting(PathProblem::toString)
        .containsExactlyInAnyOrder(
            "restraints.observe: unknown name `observe`; did you mean `observing`?",
            "restraints.over_budget[0]: number `7`; expected text",
            "protected.account: number `1`; expected text",
            "protected.acount: unknown name `acount`; did you mean `account`?");
  }

  @Test
  void the_first_of_several_protecting_labels_is_cited() {
    Facts facts =
        Facts.MISSING
            .withLabels(Entity.ACCOUNT, Set.of("staff", "legal-hold", "new"))
            .withLabels(Entity.CLIENT, Set.of("crawler"));
    assertThat(facts.protectedBy(Set.of("staff", "legal-hold")).protections())
        .isEqualTo(Map.of(Entity.ACCOUNT, "legal-hold"));
    assertThat(facts.protectedBy(Set.of("monitor"))).isSameAs(facts);
  }

  @Property(tries = 300)
  void facts_that_are_written_are_read_back_equal(@ForAll("facts") Facts facts) {
    Parsed<Facts> parsed = FactsParser.parse(FactsWriter.write(facts));
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.accepted()).contains(facts);
  }

  @Provide
  Arbitrary<Facts> facts() {
    Arbitrary<Map<Entity, Set<String>>> labels =
        Arbitraries.maps(
            Arbitraries.of(Entity.class),
            Arbitraries.of("staff", "monitor", "under-attack", "a").set().ofMaxSize(3));
    Arbitrary<Facts> labelled =
        labels.map(known -> {
          Facts facts = Facts.MISSING;
          for (Map.Entry<Entity, Set<String>> entry : known.entrySet()) {
            facts = facts.withLabels(entry.getKey(), entry.getValue());
          }
          return facts;
        });
    Arbitrary<List<Permit>> permits = permit().list().ofMaxSize(3).uniqueElements(Permit::id);
    Arbitrary<Set<String>> names =
        Arbitraries.of("1.2/brute-force", "1.2", "all").set().ofMaxSize(3);
    Arbitrary<Restraints> restraints = Combinators.combine(names, names).as(Restraints::new);
    return Arbitraries.oneOf(
        labelled,
        Combinators.combine(labelled, permits).as(Facts::withPermits),
        Combinators.combine(labelled, restraints)
            .as((facts, held) ->
                facts.withRestraints(held).protectedBy(Set.of("staff", "monitor"))));
  }

  private static Arbitrary<Permit> permit() {
    Arbitrary<List<Network>> networks =
        Combinators.combine(AnyEvent.address(), Arbitraries.integers().between(0, 128))
            .as(Network::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    Arbitrary<Instant> from =
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    Arbitrary<Set<String>> names = AnyEvent.name().set().ofMaxSize(2);
    return Combinators.combine(
            AnyEvent.name(), AnyEvent.name(), networks, names, names, names, from, names)
        .as((id, kind, at, accounts, tokens, hosts, begin, classes) ->
            new Permit(
                id,
                kind,
                "Example Ltd",
                at,
                accounts,
                tokens,
                hosts,
                begin,
                begin.plusSeconds(60),
                classes));
  }
}
