package dev.bailiff.casework.desk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class CaseOpenerTest {
  private static final Decision ASKING =
      rule("1.2/guessing", ActionKind.OPEN_CASE).named("security").on(NOON, "mallory");

  private final Database database;
  private final Desks desks;

  CaseOpenerTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_rule_that_asks_people_opens_a_case_about_who_acted() {
    desks.accept(ASKING);
    CaseFile file = only();
    assertThat(file.subject()).isEqualTo(account("mallory"));
    assertThat(file.queue()).isEqualTo("security");
    assertThat(file.reasons().getFirst().key())
        .isEqualTo(new Reason.Key(Reason.Source.DECISION, "1.2/guessing", "1.2"));
  }

  @Test
  void what_must_not_be_done_without_people_opens_a_case_about_whom_it_is_aimed_at() {
    desks.withhold("over-budget", "`1.2/guessing` is over its budget");
    desks.accept(rule("1.2/guessing", ActionKind.SUSPEND, Duration.ofHours(1)).on(NOON, "eve"));
    CaseFile file = only();
    assertThat(file.subject()).isEqualTo(account("eve"));
    assertThat(file.queue()).isEqualTo("over-budget");
    assertThat(desks.verdict("eve")).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void what_recurs_is_counted_in_one_case() {
    desks.accept(ASKING, ASKING);
    desks.accept(ASKING);
    desks.accept(report("r1", "mallory"));
    CaseFile file = only();
    assertThat(file.reasons()).extracting(Reason::times).containsExactly(3L, 1L);
  }

  @Test
  void a_report_opens_a_case_about_whom_it_names_and_not_about_who_reports() {
    desks.accept(report("r1", "mallory"));
    assertThat(only().subject()).isEqualTo(account("mallory"));
    assertThat(only().queue()).isEqualTo("reports");
  }

  @Test
  void a_notice_opens_a_case_and_its_sender_is_told_that_it_arrived() {
    desks.accept(notice("n-1"));
    assertThat(only().subject())
        .isEqualTo(new EntityRef(Entity.CONTENT, "https://example.com/p/1"));
    assertThat(desks.sent).singleElement().matches(it -> it.email().equals("ann@example.com"));
    assertThat(desks.sent.getFirst().letter().text()).contains("Your notice n-1 arrived");
  }

  @Test
  void a_notice_that_comes_twice_is_confirmed_once() {
    desks.accept(notice("n-1"));
    desks.accept(notice("n-1"));
    assertThat(desks.sent).hasSize(1);
  }

  @Test
  void a_notice_without_an_address_is_a_case_all_the_same() {
    var type = EventTypes.NOTICE_RECEIVED;
    desks.accept(
        Event.of(type, "n-1", "notices", NOON)
            .text(type.require("event.kind"), "takedown")
            .text(type.require("event.sender_email"), "a@x.com\nBcc: everybody@x.com")
            .build());
    assertThat(only().subject()).isEqualTo(new EntityRef(Entity.CONTENT, "notices n-1"));
    assertThat(desks.sent).isEmpty();
  }

  @Test
  void texts_that_databases_refuse_or_find_long_do_not_stop_a_report() {
    var type = EventTypes.NOTICE_RECEIVED;
    String odd = "\u0000\ud800" + "\ud83d\ude00".repeat(600);
    desks.accept(
        Event.of(type, odd, odd, NOON)
            .text(type.require("event.kind"), odd)
            .text(type.require("event.law"), odd)
            .text(type.require("target.id"), "mallory")
            .build());
    assertThat(only().reasons()).hasSize(1);
  }

  @Test
  void a_queue_with_a_long_name_stops_nothing() {
    String long65 = "q".repeat(65);
    desks.accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named(long65).on(NOON, "mallory"));
    assertThat(only().queue()).hasSize(64);
  }

  @Test
  void an_id_of_any_length_does_not_stop_what_follows_from_it() {
    String id = longest();
    desks.accept(rule("1.2/guessing", ActionKind.OPEN_CASE).named("security").on(NOON, id));
    desks.accept(rule("1.2/guessing", ActionKind.SUSPEND, Duration.ofHours(1)).on(NOON, id));
    assertThat(only().reasons()).hasSize(1);
    assertThat(desks.verdict(id)).isEqualTo(Verdict.DENY);
  }

  /** As long as a text of an event may be, in characters of three bytes that do not compress. */
  private static String longest() {
    StringBuilder id = new StringBuilder();
    new Random(7).ints(1_024, 0x4E00, 0x9FFF).forEach(id::appendCodePoint);
    return id.toString();
  }

  private CaseFile only() {
    List<CaseFile> open = desks.cases.open(Optional.empty(), NOON, 10);
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  private static Event report(String id, String account) {
    var type = EventTypes.REPORT_FILED;
    return Event.of(type, id, "reports", NOON)
        .text(type.require("event.reason"), "harassment")
        .text(type.require("account.id"), "bob")
        .text(type.require("target.id"), account)
        .build();
  }

  private static Event notice(String id) {
    var type = EventTypes.NOTICE_RECEIVED;
    return Event.of(type, id, "notices", NOON)
        .text(type.require("event.kind"), "takedown")
        .text(type.require("event.law"), "Regulation (EU) 2022/2065, Article 16")
        .text(type.require("event.sender"), "Ann")
        .text(type.require("event.sender_email"), "ann@example.com")
        .texts(type.require("event.locations"), List.of("https://example.com/p/1"))
        .build();
  }
}
