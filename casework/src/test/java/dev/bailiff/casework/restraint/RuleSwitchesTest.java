package dev.bailiff.casework.restraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class RuleSwitchesTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final Actor ADA = Actor.person("ada");
  private static final Actor BOB = Actor.person("bob");

  private final Database database;

  RuleSwitchesTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_switched_stays_so_over_a_restart_and_is_audited() {
    switches().observe("1.2/guessing", ADA, "it hits everybody");
    assertThat(switches().all())
        .containsExactly(new Switched("1.2/guessing", NOON.instant(), ADA, "it hits everybody"));
    assertThat(audited("1.2/guessing")).extracting(AuditEntry::act).containsExactly("observe");
  }

  @Test
  void what_was_put_back_into_force_stays_so_too() {
    RuleSwitches switches = switches();
    switches.observe("1.2", ADA, "a look at it");
    assertThat(switches.resume("1.2", BOB, "it is well")).isPresent();
    assertThat(switches.scopes()).isEmpty();
    assertThat(switches().scopes()).isEmpty();
    assertThat(audited("1.2"))
        .extracting(entry -> entry.actor() + " " + entry.act())
        .containsExactly("person ada observe", "person bob resume");
  }

  @Test
  void switching_twice_keeps_who_did_it_first_and_why() {
    RuleSwitches switches = switches();
    switches.observe("all", ADA, "an outage");
    assertThat(switches.observe("all", BOB, "me too").actor()).isEqualTo(ADA);
    assertThat(switches.all()).extracting(Switched::because).containsExactly("an outage");
    assertThat(switches.resume("1.2", ADA, "was not")).isEmpty();
  }

  @Test
  void a_database_that_is_away_does_not_keep_a_rule_in_force() {
    RuleSwitches switches = switches();
    switches.observe("1.1", ADA, "first");
    database.close();
    assertThatThrownBy(() -> switches.observe("1.2", ADA, "second"))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> switches.resume("1.1", ADA, "third"))
        .isInstanceOf(StoreException.class);
    assertThat(switches.scopes()).containsExactlyInAnyOrder("1.1", "1.2");
  }

  private RuleSwitches switches() {
    Casework casework = new Casework(database, "a", NOON, AuditLog.saltedBy(new Random(7)));
    return new RuleSwitches(database, casework, NOON);
  }

  private List<AuditEntry> audited(String subject) {
    return database.read(sql -> AuditLog.about(sql, subject, 10));
  }
}
