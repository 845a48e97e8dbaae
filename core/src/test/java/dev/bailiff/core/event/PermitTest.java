package dev.bailiff.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermitTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
  private static final EventType REQUEST = EventTypes.HTTP_REQUEST;

  private static final Permit PERMIT =
      permit(List.of("198.51.100.0/28"), Set.of("a9"), Set.of("t9"), FROM, UNTIL);

  @Test
  void the_holder_is_known_by_address_account_or_token() {
    assertThat(PERMIT.isHeldBy(request(FROM, "client.ip", "198.51.100.7"))).isTrue();
    assertThat(PERMIT.isHeldBy(request(FROM, "account.id", "a9"))).isTrue();
    assertThat(PERMIT.isHeldBy(request(FROM, "token.id", "t9"))).isTrue();
    assertThat(PERMIT.isHeldBy(request(FROM, "client.ip", "198.51.100.16"))).isFalse();
    assertThat(PERMIT.isHeldBy(request(FROM, "client.ip", "not an address"))).isFalse();
    assertThat(PERMIT.isHeldBy(request(FROM, "account.id", "t9"))).isFalse();
    assertThat(PERMIT.isHeldBy(request(FROM, "token.id", "a9"))).isFalse();
    assertThat(PERMIT.isHeldBy(request(FROM, "session.id", "a9"))).isFalse();
  }

  @Test
  void within_all_bounds_none_is_crossed() {
    assertThat(PERMIT.crossedBound(request(FROM, "event.host", "app.example.com"), "injection"))
        .isEmpty();
  }

  @Test
  void it_holds_from_its_first_moment_until_just_before_its_end() {
    assertThat(crossed(FROM.minusMillis(1))).isEqualTo("period: it begins at " + FROM);
    assertThat(crossed(FROM)).isEqualTo("none");
    assertThat(crossed(UNTIL.minusMillis(1))).isEqualTo("none");
    assertThat(crossed(UNTIL)).isEqualTo("period: it ended at " + UNTIL);
  }

  @Test
  void a_host_outside_it_or_not_known_is_named() {
    assertThat(PERMIT.crossedBound(request(FROM, "event.host", "www.example.com"), "injection"))
        .contains("host: `www.example.com` is not in it");
    assertThat(PERMIT.crossedBound(request(FROM, "account.id", "a9"), "injection"))
        .contains("host: not known");
  }

  @Test
  void a_class_of_act_outside_it_is_named() {
    assertThat(PERMIT.crossedBound(request(FROM, "event.host", "app.example.com"), "traversal"))
        .contains("class: it does not cover `traversal`");
  }

  @Test
  void hosts_are_compared_without_case() {
    assertThat(PERMIT.hosts()).containsExactly("app.example.com");
  }

  @Test
  void no_hosts_and_no_classes_set_no_bound() {
    Permit wide =
        new Permit(
            "p", "k", "h", List.of(), Set.of("a"), Set.of(), Set.of(), FROM, UNTIL, Set.of());
    assertThat(wide.crossedBound(request(FROM, "account.id", "a"), "anything")).isEmpty();
  }

  @Test
  void a_permit_for_nobody_or_for_no_time_cannot_be_made() {
    assertThatThrownBy(() -> permit(List.of(), Set.of(), Set.of(), FROM, UNTIL))
        .hasMessageContaining("names no address");
    assertThatThrownBy(() -> permit(List.of(), Set.of("a"), Set.of(), FROM, FROM))
        .hasMessageContaining("ends before it begins");
  }

  private static String crossed(Instant time) {
    return PERMIT
        .crossedBound(request(time, "event.host", "app.example.com"), "injection")
        .orElse("none");
  }

  private static Event request(Instant time, String path, String value) {
    return Event.of(REQUEST, "1", "web", time)
        .text(REQUEST.require("event.method"), "GET")
        .text(REQUEST.require(path), value)
        .build();
  }

  private static Permit permit(
      List<String> networks,
      Set<String> accounts,
      Set<String> tokens,
      Instant from,
      Instant until) {
    return new Permit(
        "p1",
        "assessment",
        "Example Ltd",
        networks.stream().map(text -> Network.parse(text).orElseThrow()).toList(),
        accounts,
        tokens,
        Set.of("App.Example.com"),
        from,
        until,
        Set.of("injection"));
  }
}
