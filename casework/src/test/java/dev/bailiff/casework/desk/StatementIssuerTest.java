package dev.bailiff.casework.desk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.Decisions;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.outgoing.StatementStore;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class StatementIssuerTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Decisions.Asking SUSPEND = rule("1.2/guessing", ActionKind.SUSPEND, HOUR);

  private final Database database;
  private final Desks desks;

  StatementIssuerTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_restriction_is_explained_to_the_account_that_it_is_aimed_at() {
    desks.accept(SUSPEND.on(NOON, "mallory"));
    assertThat(desks.sent).hasSize(1);
    assertThat(desks.sent.getFirst().email()).isEqualTo("mallory@example.com");
    assertThat(desks.sent.getFirst().letter().text())
        .contains("the service is suspended, until", "too often", "Do not guess the passwords")
        .contains("by automated means alone");
  }

  @Test
  void a_statement_is_on_file_with_everything_that_can_be_contested() {
    desks.accept(SUSPEND.on(NOON, "mallory"));
    Issued issued = told("mallory").getFirst();
    assertThat(issued.enforcements()).containsExactly(desks.against("mallory").getFirst().id());
    assertThat(issued.clause()).isEqualTo("1.2");
    assertThat(issued.deciders()).isEmpty();
  }

  @Test
  void what_is_in_force_already_is_not_explained_again() {
    desks.accept(SUSPEND.on(NOON, "mallory"), SUSPEND.on(NOON.plusSeconds(1), "mallory"));
    desks.accept(SUSPEND.on(NOON.plusSeconds(2), "mallory"));
    assertThat(desks.sent).hasSize(1);
  }

  @Test
  void what_takes_nothing_away_is_not_explained() {
    desks.accept(
        rule("1.2/guessing", ActionKind.LABEL, HOUR).named("guessing").on(NOON, "mallory"),
        rule("1.2/guessing", ActionKind.CHALLENGE, HOUR).on(NOON, "mallory"),
        rule("1.2/guessing", ActionKind.WARN).on(NOON, "mallory"));
    assertThat(desks.sent).isEmpty();
    assertThat(told("mallory")).isEmpty();
  }

  @Test
  void a_person_is_written_to_in_the_language_they_chose() {
    var type = EventTypes.ACCOUNT_CREATED;
    desks.accept(
        Event.of(type, "1", "test", NOON)
            .text(type.require("account.id"), "mallory")
            .text(type.require("account.email"), "m@example.com")
            .text(type.require("event.language"), "de-AT")
            .build());
    desks.accept(SUSPEND.on(NOON, "mallory"));
    assertThat(desks.sent.getFirst().letter().subject()).contains("Einschränkung nach Klausel");
  }

  @Test
  void an_address_that_would_be_two_is_none() {
    var type = EventTypes.ACCOUNT_CREATED;
    for (String address : List.of("a@x.com, b@x.com", "a@x.com\r\nBcc: b@x.com", "a", "<a@x>")) {
      desks.accept(
          Event.of(type, address, "test", NOON)
              .text(type.require("account.id"), "mallory")
              .text(type.require("account.email"), address)
              .build());
      var contact = database.read(sql -> Contacts.of(sql, account("mallory")).isPresent());
      assertThat((boolean) contact).isFalse();
    }
  }

  @Test
  void a_clause_that_the_policy_does_not_have_stops_nothing() {
    desks.accept(rule("9.9/gone", ActionKind.SUSPEND, HOUR).on(NOON, "mallory"));
    assertThat(desks.against("mallory")).hasSize(1);
    assertThat(told("mallory")).isEmpty();
  }

  @Test
  void what_a_rule_says_nobody_is_told_of_is_told_nobody() {
    desks.accept(rule("1.2/unexplained", ActionKind.SUSPEND, HOUR).on(NOON, "mallory"));
    assertThat(desks.against("mallory")).hasSize(1);
    assertThat(told("mallory")).isEmpty();
  }

  @Test
  void words_can_be_read_again_on_file() {
    desks.accept(SUSPEND.on(NOON, "mallory"));
    Letter letter = told("mallory").getFirst().letter().orElseThrow();
    assertThat(letter).isEqualTo(desks.sent.getFirst().letter());
  }

  private List<Issued> told(String account) {
    return database.read(sql -> StatementStore.to(sql, account(account), 10));
  }
}
