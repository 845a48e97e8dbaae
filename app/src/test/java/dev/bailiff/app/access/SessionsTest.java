package dev.bailiff.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has signed in, over restarts. */
final class SessionsTest {
  private static final Caller ADA = Caller.person("ada", Set.of(Role.REVIEWER));
  private static final Caller BOB = Caller.person("bob", Set.of(Role.VIEWER, Role.ADMIN));

  @TempDir private Path folder = Path.of("");

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private Database database;
  private Sessions sessions;

  @BeforeEach
  void open() {
    database = Database.open(new DatabaseSpec.Embedded(folder.resolve("casework.db")));
    sessions = new Sessions(database, 3, () -> now);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void who_has_signed_in_need_not_do_so_again_after_a_restart() {
    String ada = sessions.open(ADA);
    String bob = sessions.open(BOB);
    again();
    assertThat(sessions.find(ada)).contains(ADA);
    assertThat(sessions.find(bob)).contains(BOB);
    assertThat(sessions.find(KeyText.draw(new SecureRandom()).secret())).isEmpty();
    assertThat(sessions.find("")).isEmpty();
  }

  @Test
  void what_the_browser_brings_is_not_kept() throws Exception {
    String text = sessions.open(ADA);
    database.close();
    byte[] kept = Files.readAllBytes(folder.resolve("casework.db"));
    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("access_session")
        .doesNotContain(text.substring(8));
  }

  @Test
  void a_session_ends_after_a_day_of_work_or_when_it_was_not_used() {
    String idle = sessions.open(ADA);
    String busy = sessions.open(BOB);
    for (Duration passed = Duration.ZERO;
        passed.compareTo(Sessions.LASTS) < 0;
        passed = passed.plusMinutes(90)) {
      assertThat(sessions.find(busy)).contains(BOB);
      now = now.plus(Duration.ofMinutes(90));
      again();
    }
    assertThat(sessions.find(busy)).isEmpty();
    assertThat(sessions.find(idle)).isEmpty();
    now = now.plus(Sessions.NOTED);
    sessions.look();
    assertThat(sessions.all()).isEmpty();
  }

  @Test
  void one_that_was_ended_does_not_come_back() {
    String first = sessions.open(ADA);
    String second = sessions.open(ADA);
    String bob = sessions.open(BOB);
    sessions.end(first);
    again();
    assertThat(sessions.find(first)).isEmpty();
    assertThat(sessions.find(second)).contains(ADA);
    assertThat(sessions.endAll("ada")).isEqualTo(1);
    again();
    assertThat(sessions.find(second)).isEmpty();
    assertThat(sessions.find(bob)).contains(BOB);
    assertThat(sessions.endAll("nobody")).isZero();
  }

  @Test
  void beyond_the_bound_the_one_that_was_not_used_for_longest_ends() {
    String first = sessions.open(ADA);
    String second = sessions.open(ADA);
    String third = sessions.open(BOB);
    now = now.plus(Duration.ofMinutes(5));
    sessions.find(first);
    String fourth = sessions.open(BOB);
    for (int life = 0; life < 2; life++) {
      assertThat(sessions.find(first)).isPresent();
      assertThat(sessions.find(second)).isEmpty();
      assertThat(sessions.find(third)).isPresent();
      assertThat(sessions.find(fourth)).isPresent();
      again();
    }
  }

  private void again() {
    sessions.note();
    sessions = new Sessions(database, 3, () -> now);
  }
}
