package dev.bailiff.casework.restraint;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class ProtectionsTest {
  private static final Actor ADA = Actor.person("ada");

  private final Database database;
  private final Casework casework;
  private final Protections protections;

  ProtectionsTest(Backend backend) {
    database = Database.open(backend.fresh());
    casework = new Casework(database, "a", () -> NOON, AuditLog.saltedBy(new Random(7)));
    protections =
        new Protections(database, casework, () -> Set.of("staff", "legal-hold"), () -> NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoever_is_protected_has_the_label_until_it_is_taken() {
    Enforcement given = protect("ann", Optional.empty()).orElseThrow();
    assertThat(casework.standing().labels(account("ann"), NOON)).containsExactly("staff");
    assertThat(protections.all(10)).containsExactly(given);

    assertThat(protections.end(given.id(), ADA, "left")).isPresent();
    assertThat(casework.standing().labels(account("ann"), NOON)).isEmpty();
    assertThat(protections.all(10)).isEmpty();
    assertThat(protections.end(given.id(), ADA, "again")).isEmpty();
  }

  @Test
  void the_same_protection_is_given_once() {
    protect("ann", Optional.empty());
    assertThat(protect("ann", Optional.empty())).isEmpty();
    assertThat(protections.protect(account("ann"), "legal-hold", Optional.empty(), ADA, "a court"))
        .isPresent();
  }

  @Test
  void a_label_that_does_not_protect_is_not_given() {
    assertThatThrownBy(
            () -> protections.protect(account("ann"), "vip", Optional.empty(), ADA, "asked"))
        .hasMessage("`vip` is no label that protects");
  }

  private Optional<Enforcement> protect(String account, Optional<Instant> until) {
    return protections.protect(account(account), "staff", until, ADA, "works here");
  }
}
