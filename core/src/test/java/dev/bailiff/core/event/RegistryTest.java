package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
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

class RegistryTest {
  private static final EventType REQUEST = EventTypes.HTTP_REQUEST;

  private static final Permit PERMIT =
      new Permit(
          "p1",
          "assessment",
          "Example Ltd",
          List.of(network("198.51.100.0/28")),
          Set.of(),
          Set.of(),
          Set.of("app.example.com"),
          Instant.parse("2026-11-01T00:00:00Z"),
          Instant.parse("2026-12-01T00:00:00Z"),
          Set.of("injection"));

  private static final Registry REGISTRY =
      new Registry.Builder()
          .label(network("192.0.2.0/24"), "monitor")
          .label(network("2001:db8::/32"), "monitor")
          .label(Entity.CLIENT, "192.0.2.7", "verified-crawler")
          .label(Entity.CLIENT, "2001:0DB8:0::7", "verified-crawler")
          .label(Entity.ACCOUNT, "a1", "staff")
          .permits(List.of(PERMIT))
          .build();

  @Test
  void a_client_has_the_labels_of_every_network_around_it() {
    assertThat(clientLabels("192.0.2.1")).containsExactly("monitor");
    assertThat(clientLabels("192.0.2.7")).containsExactlyInAnyOrder("monitor", "verified-crawler");
    assertThat(clientLabels("192.0.2.8")).containsExactly("monitor");
    assertThat(clientLabels("2001:db8::1")).containsExactly("monitor");
    assertThat(clientLabels("2001:db8::7"))
        .containsExactlyInAnyOrder("monitor", "verified-crawler");
    assertThat(clientLabels("192.0.3.0")).isEmpty();
    assertThat(clientLabels("192.0.1.255")).isEmpty();
    assertThat(clientLabels("not an address")).isEmpty();
  }

  @Test
  void every_entity_that_the_event_names_is_looked_up() {
    Facts facts = REGISTRY.factsFor(request(Map.of("client.ip", "192.0.2.1", "account.id", "a1")));
    assertThat(facts.labels(Entity.CLIENT)).contains(Set.of("monitor"));
    assertThat(facts.labels(Entity.ACCOUNT)).contains(Set.of("staff"));
    assertThat(facts.labels(Entity.TENANT)).contains(Set.of());
    assertThat(facts.permits().orElseThrow()).extracting(Permit::id).containsExactly("p1");
  }

  @Test
  void more_clients_than_are_remembered_keep_their_labels() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        String ip = "192.0." + (i % 4) + "." + (i / 4 % 256) + (i < 1_024 ? "" : "%" + i);
        boolean isMonitor = i % 4 == 2 && i < 1_024;
        assertThat(clientLabels(ip).contains("monitor")).as(ip).isEqualTo(isMonitor);
      }
    }
  }

  @Test
  void an_empty_registry_means_that_nothing_is_on_file() {
    assertThat(Registry.EMPTY.factsFor(request(Map.of()))).isEqualTo(Facts.NOTHING_ON_FILE);
    assertThat(Registry.EMPTY.permits()).isEmpty();
    assertThat(REGISTRY.permits()).containsExactly(PERMIT);
  }

  @Property(tries = 300)
  void looking_up_by_range_agrees_with_asking_every_network(
      @ForAll("networks") Map<Network, Set<String>> networks,
      @ForAll("addresses") Address address) {
    Registry.Builder builder = new Registry.Builder();
    Set<String> expected = new HashSet<>();
    networks.forEach((network, labels) -> {
      labels.forEach(label -> builder.label(network, label));
      if (network.contains(address)) {
        expected.addAll(labels);
      }
    });
    Facts facts = builder.build().factsFor(request(Map.of("client.ip", address.toString())));
    assertThat(facts.labels(Entity.CLIENT)).contains(expected);
  }

  @Provide
  Arbitrary<Map<Network, Set<String>>> networks() {
    Arbitrary<Network> network =
        Combinators.combine(addresses(), Arbitraries.integers().between(0, 128)).as(Network::new);
    return Arbitraries.maps(network, Arbitraries.of("a", "b", "c").set().ofMinSize(1).ofMaxSize(2))
        .ofMaxSize(12);
  }

  /** Few addresses, close to each other and to both ends, so that networks nest and touch. */
  @Provide
  Arbitrary<Address> addresses() {
    Arbitrary<Long> half = Arbitraries.of(0L, 1L, 2L, 3L, -1L, -2L, Long.MIN_VALUE, 0xffffL << 32);
    return Combinators.combine(half, half).as(Address::new);
  }

  private static Set<String> clientLabels(String ip) {
    return REGISTRY.factsFor(request(Map.of("client.ip", ip))).labels(Entity.CLIENT).orElseThrow();
  }

  private static Network network(String text) {
    return Network.parse(text).orElseThrow();
  }

  private static Event request(Map<String, String> values) {
    EventBuilder event = Event.of(REQUEST, "1", "web", Instant.EPOCH);
    values.forEach((path, value) -> event.text(REQUEST.require(path), value));
    return event.build();
  }
}
