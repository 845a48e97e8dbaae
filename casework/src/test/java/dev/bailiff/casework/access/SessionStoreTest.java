package dev.bailiff.casework.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class SessionStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final Session ADA = session("a", "ada");
  private static final Session BOB = session("b", "bob").usedAt(NOW.plusSeconds(9));

  private final Database database;

  SessionStoreTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_session_is_read_as_it_was_begun_and_the_one_used_last_comes_last() {
    add(BOB);
    add(ADA);
    assertThat(all(NOW)).containsExactly(ADA, BOB);
    Session later = ADA.usedAt(NOW.plusSeconds(60));
    database.write(sql -> {
      SessionStore.used(sql, List.of(later));
      return later;
    });
    assertThat(all(NOW)).containsExactly(BOB, later);
  }

  @Test
  void what_is_over_is_not_read_and_forgotten() {
    add(ADA);
    assertThat(all(ADA.ends())).isEmpty();
    assertThat(all(ADA.ends().minusMillis(1))).containsExactly(ADA);
    database.write(sql -> {
      SessionStore.endOver(sql, ADA.ends());
      return ADA;
    });
    assertThat(all(NOW)).isEmpty();
  }

  @Test
  void what_is_ended_is_forgotten_and_nothing_else() {
    add(ADA);
    add(BOB);
    database.write(sql -> {
      SessionStore.end(sql, List.of(ADA.digest(), "none"));
      return ADA;
    });
    assertThat(all(NOW)).containsExactly(BOB);
  }

  @Test
  void a_name_from_outside_is_kept_whatever_is_in_it() {
    add(session("c", "a\0b'; drop table access_session; --"));
    assertThat(all(NOW)).hasSize(1);
  }

  private void add(Session session) {
    database.write(sql -> {
      SessionStore.add(sql, session);
      return session;
    });
  }

  private List<Session> all(Instant now) {
    return database.read(sql -> SessionStore.all(sql, now));
  }

  private static Session session(String digest, String name) {
    Set<Role> roles = Set.of(Role.REVIEWER, Role.VIEWER);
    return new Session(
        digest.repeat(64), "person", name, roles, NOW, NOW.plus(Duration.ofHours(12)), NOW);
  }
}
