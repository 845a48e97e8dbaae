package dev.bailiff.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.access.ApiKey;
import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyringTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final KeyText OPERATOR = KeyText.draw(new SecureRandom());
  private static final KeyText TEXT = KeyText.draw(new SecureRandom());
  private static final KeyText OLD = KeyText.draw(new SecureRandom());

  private Instant now = START;
  private final Keyring ring = new Keyring(OPERATOR, () -> now);

  @Test
  void the_operators_key_is_always_there() {
    assertThat(ring.find(OPERATOR.secret()).orElseThrow().may(Permission.KEYS)).isTrue();
    ring.replaceBy(List.of());
    assertThat(ring.find(OPERATOR.secret())).isPresent();
  }

  @Test
  void a_key_is_recognised_until_it_ends() {
    ring.replaceBy(List.of(key(START.plusSeconds(10), null)));
    assertThat(ring.find(TEXT.secret())).contains(Caller.key("shop", Set.of(Role.SERVICE)));
    now = START.plusSeconds(10);
    assertThat(ring.find(TEXT.secret())).isEmpty();
  }

  @Test
  void a_replaced_key_is_recognised_during_its_grace_and_not_longer_than_its_successor() {
    ApiKey.Replaced old = new ApiKey.Replaced(OLD.digest(), START.plusSeconds(20));
    ring.replaceBy(List.of(key(null, old)));
    now = START.plusSeconds(19);
    assertThat(ring.find(OLD.secret())).isPresent();
    now = START.plusSeconds(20);
    assertThat(ring.find(OLD.secret())).isEmpty();
    assertThat(ring.find(TEXT.secret())).isPresent();

    ring.replaceBy(List.of(key(START.plusSeconds(10), old)));
    now = START.plusSeconds(10);
    assertThat(ring.find(OLD.secret())).isEmpty();
  }

  @Test
  void what_is_no_key_is_not_recognised() {
    for (String text : new String[] {"", "x", OLD.secret(), TEXT.digest()}) {
      assertThat(ring.find(text)).isEmpty();
    }
  }

  @Test
  void uses_are_noted_to_the_minute_and_once() {
    ring.replaceBy(List.of(key(null, null)));
    assertThat(ring.takeUses()).isEmpty();
    ring.find(TEXT.secret());
    assertThat(ring.takeUses()).isEqualTo(Map.of("shop", START));
    now = START.plusSeconds(59);
    ring.find(TEXT.secret());
    assertThat(ring.takeUses()).isEmpty();
    now = START.plus(Duration.ofMinutes(1));
    ring.find(TEXT.secret());
    ring.replaceBy(List.of(key(null, null)));
    assertThat(ring.takeUses()).isEqualTo(Map.of("shop", now));
  }

  private static ApiKey key(
      @org.jspecify.annotations.Nullable Instant expires,
      ApiKey.@org.jspecify.annotations.Nullable Replaced replaced) {
    return new ApiKey(
        "shop",
        new ApiKey.Secrets(TEXT.digest(), replaced),
        Set.of(Role.SERVICE),
        START,
        new ApiKey.People("ada", "ada"),
        new ApiKey.Ends(expires, null),
        null);
  }
}
