package dev.bailiff.casework.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class KeyStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final Actor ADA = Actor.person("ada");
  private static final ApiKey.People HERS = new ApiKey.People("ada", "ada");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final KeyText TEXT = KeyText.draw(RANDOM);

  private final Database database;
  private final KeyStore store = new KeyStore(AuditLog.saltedBy(new Random(1)));

  KeyStoreTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_key_is_read_as_it_was_made_and_its_text_is_not_kept() {
    ApiKey key =
        ApiKey.made("shop", TEXT, Set.of(Role.SERVICE, Role.VIEWER), NOW, HERS, NOW.plusSeconds(9));
    assertThat(add(key)).isEqualTo(KeyStore.Making.MADE);
    assertThat(find("shop")).isEqualTo(key);
    assertThat(key.toString()).doesNotContain(TEXT.secret());
  }

  @Test
  void a_name_is_given_once_even_if_its_key_has_ended() {
    add(key("shop"));
    assertThat(add(key("shop"))).isEqualTo(KeyStore.Making.NAME_TAKEN);
    revoke("shop", NOW);
    assertThat(add(key("shop"))).isEqualTo(KeyStore.Making.NAME_TAKEN);
  }

  @Test
  void a_revoked_key_is_valid_no_more() {
    add(key("shop"));
    ApiKey revoked = revoke("shop", NOW.plusSeconds(1)).orElseThrow();
    assertThat(revoked.isValid(NOW)).isTrue();
    assertThat(revoked.isValid(NOW.plusSeconds(1))).isFalse();
    assertThat(revoke("shop", NOW.plusSeconds(2))).isEmpty();
    assertThat(revoke("none", NOW)).isEmpty();
  }

  @Test
  void a_key_expires() {
    ApiKey key = ApiKey.made("a", TEXT, Set.of(Role.VIEWER), NOW, HERS, NOW.plusSeconds(9));
    assertThat(key.isValid(NOW.plusSeconds(8))).isTrue();
    assertThat(key.isValid(NOW.plusSeconds(9))).isFalse();
  }

  @Test
  void a_rotated_key_has_a_successor_and_lives_on_for_a_while() {
    ApiKey first = key("shop");
    add(first);
    KeyText next = KeyText.draw(RANDOM);
    ApiKey rotated = rotate("shop", next, Duration.ofHours(1)).orElseThrow();
    assertThat(rotated.secrets())
        .isEqualTo(
            new ApiKey.Secrets(
                next.digest(),
                new ApiKey.Replaced(first.secrets().digest(), NOW.plus(Duration.ofHours(1)))));
    assertThat(rotate("none", next, Duration.ZERO)).isEmpty();
  }

  @Test
  void every_change_raises_the_revision_and_is_in_the_audit_log() {
    long before = revision();
    add(key("shop"));
    assertThat(revision()).isGreaterThan(before);
    before = revision();
    rotate("shop", TEXT, Duration.ZERO);
    assertThat(revision()).isGreaterThan(before);
    before = revision();
    revoke("shop", NOW);
    assertThat(revision()).isGreaterThan(before);

    List<AuditEntry> entries = database.read(sql -> AuditLog.about(sql, "key shop", 10));
    assertThat(entries)
        .extracting(AuditEntry::act)
        .containsExactly("make-key", "rotate-key", "revoke-key");
  }

  @Test
  void its_last_use_is_remembered() {
    add(key("shop"));
    database.write(sql -> {
      KeyStore.used(sql, Map.of("shop", NOW.plusSeconds(5), "gone", NOW));
      return 0;
    });
    assertThat(find("shop").lastUsed()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void keys_are_listed_by_name() {
    add(key("b"));
    add(key("a"));
    assertThat(database.read(KeyStore::all)).extracting(ApiKey::name).containsExactly("a", "b");
  }

  @Test
  void what_is_no_key_is_refused() {
    for (String name : new String[] {"", "-a", "A", "a b", "a".repeat(65), "ä"}) {
      assertThatThrownBy(() -> key(name)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ApiKey.made("a", TEXT, Set.of(), NOW, HERS, null))
        .hasMessageContaining("a key has a role");
    assertThatThrownBy(() -> ApiKey.made("a", TEXT, Set.of(Role.ADMIN), NOW, HERS, NOW))
        .hasMessageContaining("cannot expire");
    for (String text : new String[] {"", "bailiff_", TEXT.secret() + "x", "x" + TEXT.secret()}) {
      assertThatThrownBy(() -> new KeyText(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ApiKey key(String name) {
    return ApiKey.made(name, KeyText.draw(RANDOM), Set.of(Role.SERVICE), NOW, HERS, null);
  }

  private KeyStore.Making add(ApiKey key) {
    return database.write(sql -> store.add(sql, key, ADA));
  }

  private Optional<ApiKey> revoke(String name, Instant now) {
    return database.write(sql -> store.revoke(sql, name, ADA, now));
  }

  private Optional<ApiKey> rotate(String name, KeyText next, Duration grace) {
    return database.write(sql -> store.rotate(sql, name, next, grace, ADA, NOW));
  }

  private ApiKey find(String name) {
    return database.read(sql -> KeyStore.find(sql, name)).orElseThrow();
  }

  private long revision() {
    return database.read(KeyStore::revision);
  }
}
