package dev.bailiff.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsOnFileTest {
  @Test
  void a_client_bears_the_labels_of_every_network_that_it_is_in() {
    FactsOnFile facts =
        read(
            """
            labels:
              - {entity: client, label: office, in: [203.0.113.0/24, "2001:db8::/32"]}
              - {entity: client, label: monitor, in: 203.0.113.7}
            """);

    assertThat(facts.about(from("203.0.113.7")).labels(Entity.CLIENT))
        .contains(Set.of("office", "monitor"));
    assertThat(facts.about(from("2001:db8::1")).labels(Entity.CLIENT)).contains(Set.of("office"));
    assertThat(facts.about(from("203.0.114.1")).labels(Entity.CLIENT)).contains(Set.of());
  }

  @Test
  void an_entity_bears_the_labels_of_its_id() {
    FactsOnFile facts = read("labels: [{entity: account, label: staff, id: a1}]\n");

    assertThat(facts.about(by("a1")).labels(Entity.ACCOUNT)).contains(Set.of("staff"));
    assertThat(facts.about(by("a2")).labels(Entity.ACCOUNT)).contains(Set.of());
  }

  @Test
  void a_file_that_says_nothing_means_that_nothing_is_on_file() {
    assertThat(read("labels: []\npermits: []\n").about(by("a1"))).isEqualTo(Facts.NOTHING_ON_FILE);
  }

  @Test
  void permits_are_on_file_for_every_event() {
    FactsOnFile facts =
        read(
            """
            permits:
              - id: p1
                kind: assessment
                holder: Example Ltd
                addresses: [198.51.100.0/28]
                from: 2026-11-01T00:00:00Z
                until: 2026-12-01T00:00:00Z
                classes: [injection]
            """);

    assertThat(facts.about(by("a1")).permits().orElseThrow())
        .singleElement()
        .satisfies(permit -> assertThat(permit.classes()).containsExactly("injection"));
  }

  @Test
  void what_is_wrong_with_a_file_is_told_all_at_once() {
    Problems problems = new Problems();
    FactsReader.read(
        new SourceText(
            "facts.yaml",
            """
            labels:
              - {entity: clint, label: office, in: [203.0.113.0/24]}
              - {entity: client, label: office, in: [203.0.113.0/40]}
              - {entity: account, label: staff}
            permits:
              - {id: p1, kind: assessment, holder: X, from: today, until: 2026-12-01T00:00:00Z}
            """),
        problems);

    assertThat(problems.sorted())
        .extracting(Problem::sentence)
        .containsExactly(
            "unknown entity `clint`; did you mean `client`?",
            "`203.0.113.0/40` is not an address or network; write it as `198.51.100.0/28`",
            "a label has no `id`",
            "the permit names no addresses, accounts or tokens",
            "`today` is not a moment; write it as `2026-11-23T09:00:00Z`");
  }

  private static FactsOnFile read(String yaml) {
    Problems problems = new Problems();
    FactsOnFile facts = FactsReader.read(new SourceText("facts.yaml", yaml), problems);
    assertThat(problems.sorted()).isEmpty();
    return facts;
  }

  private static Event from(String address) {
    return event("client.ip", address);
  }

  private static Event by(String account) {
    return event("account.id", account);
  }

  private static Event event(String path, String value) {
    var type = EventTypes.AUTH_ATTEMPT;
    return Event.of(type, "1", "test", Instant.EPOCH)
        .text(type.require("event.outcome"), "success")
        .text(type.require(path), value)
        .build();
  }
}
