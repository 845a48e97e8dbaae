package dev.bailiff.casework.permits;

import static dev.bailiff.casework.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Decided;
import dev.bailiff.casework.Decisions;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Permit;
import dev.bailiff.core.event.PermitUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class PermitsTest {
  private static final Actor ADA = Actor.person("ada");

  private final Database database;
  private final Casework casework;

  PermitsTest(Backend backend) {
    database = Database.open(backend.fresh());
    casework =
        new Casework(
            database, "a", () -> NOON, AuditLog.saltedBy(new Random(7)), List.of(new PermitUses()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_permit_is_known_to_the_events_of_its_holder_and_over_a_restart() {
    permits().give(permit("p1", "mallory"), ADA, "a test that we ordered");
    Permits again = permits();
    assertThat(again.all())
        .containsExactly(
            new Granted(
                permit("p1", "mallory"), NOON, "ada", "a test that we ordered", Optional.empty()));
    assertThat(again.heldBy(Decisions.uneventful(NOON, "mallory").event()))
        .containsExactly(permit("p1", "mallory"));
    assertThat(again.heldBy(Decisions.uneventful(NOON, "alice").event())).isEmpty();
    assertThat(audited("p1")).containsExactly("give-permit");
  }

  @Test
  void an_id_is_given_once() {
    Permits permits = permits();
    permits.give(permit("p1", "mallory"), ADA, "first");
    permits.revoke("p1", ADA, "over");
    assertThat(permits.give(permit("p1", "eve"), ADA, "second"))
        .isEqualTo(new Permits.Giving.Refused("there has been a permit `p1` already"));
  }

  @Test
  void one_that_was_revoked_permits_nothing_and_stays_on_record() {
    Permits permits = permits();
    permits.give(permit("p1", "mallory"), ADA, "a test");
    assertThat(permits.revoke("p1", Actor.person("bob"), "they went too far")).isPresent();
    assertThat(permits.revoke("p1", ADA, "again")).isEmpty();
    assertThat(permits.revoke("p2", ADA, "what")).isEmpty();
    assertThat(permits.heldBy(Decisions.uneventful(NOON, "mallory").event())).isEmpty();
    assertThat(permits().all().getFirst().revoked())
        .contains(new Granted.Revoked(NOON, "bob", "they went too far"));
    assertThat(audited("p1")).containsExactly("give-permit", "revoke-permit");
  }

  @Test
  void its_use_is_counted_once_and_the_bound_that_was_crossed_is_named() {
    Instant later = NOON.plusSeconds(60);
    List<Decided> batch =
        List.of(
            new Decided(1, using(NOON, new PermitUse("p1", Optional.empty()))),
            new Decided(2, using(later, new PermitUse("p1", Optional.of("host: `x`")))));
    casework.accept(batch);
    casework.accept(batch);
    casework.accept(List.of(new Decided(3, using(later, new PermitUse("p1", Optional.empty())))));
    assertThat(permits().uses())
        .containsEntry("p1", new Use(2, 1, NOON, later, Optional.of("host: `x`")));
  }

  private static Decision using(Instant at, PermitUse use) {
    Decision like = Decisions.uneventful(at, "mallory");
    return new Decision(
        like.event(),
        like.verdict(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(use),
        "v1");
  }

  private List<String> audited(String id) {
    List<AuditEntry> entries = database.read(sql -> AuditLog.about(sql, id, 10));
    return entries.stream().map(AuditEntry::act).toList();
  }

  private Permits permits() {
    return new Permits(database, casework, () -> NOON);
  }

  private static Permit permit(String id, String account) {
    return new Permit(
        id,
        "assessment",
        "Example Security Ltd",
        List.of(),
        Set.of(account),
        Set.of(),
        Set.of("app.example.com"),
        NOON,
        NOON.plus(Duration.ofDays(7)),
        Set.of("injection"));
  }
}
