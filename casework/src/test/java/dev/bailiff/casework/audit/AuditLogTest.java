package dev.bailiff.casework.audit;

import static dev.bailiff.casework.audit.AuditTable.ACT;
import static dev.bailiff.casework.audit.AuditTable.ACTOR;
import static dev.bailiff.casework.audit.AuditTable.ACTOR_KIND;
import static dev.bailiff.casework.audit.AuditTable.AFTER;
import static dev.bailiff.casework.audit.AuditTable.AT;
import static dev.bailiff.casework.audit.AuditTable.AUDIT;
import static dev.bailiff.casework.audit.AuditTable.BECAUSE;
import static dev.bailiff.casework.audit.AuditTable.BEFORE;
import static dev.bailiff.casework.audit.AuditTable.DETAILS;
import static dev.bailiff.casework.audit.AuditTable.HASH;
import static dev.bailiff.casework.audit.AuditTable.HEAD;
import static dev.bailiff.casework.audit.AuditTable.SALT;
import static dev.bailiff.casework.audit.AuditTable.SEQUENCE;
import static dev.bailiff.casework.audit.AuditTable.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class AuditLogTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Database database;
  private final AuditLog log = AuditLog.saltedBy(new Random(7));

  AuditLogTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @BeforeEach
  void append_ten_entries() {
    append(IntStream.range(0, 4).mapToObj(AuditLogTest::deed).toList());
    append(IntStream.range(4, 10).mapToObj(AuditLogTest::deed).toList());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entries_come_back_as_they_were_appended() {
    AuditEntry first = database.read(sql -> AuditLog.after(sql, 0, 1)).getFirst();
    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.at()).isEqualTo(NOON);
    assertThat(first.actor()).isEqualTo(Actor.person("ada"));
    assertThat(first.act()).isEqualTo("enforce");
    assertThat(first.subject()).isEqualTo("e0");
    assertThat(first.details()).isNotNull();
    assertThat(first.details().before()).isNull();
    assertThat(first.details().after()).isEqualTo("blocked 0");
    assertThat(first.details().because()).isEqualTo("because 0");
  }

  @Test
  void an_untouched_log_is_proven() {
    AuditCheck check = check();
    assertThat(check.problems()).isEmpty();
    assertThat(check.isProven()).isTrue();
    assertThat(check.entries()).isEqualTo(10);
    assertThat(check.erased()).isZero();
    assertThat(check.head()).isEqualTo(database.read(AuditLog::head));
  }

  @Test
  void a_log_longer_than_a_page_is_proven() {
    append(IntStream.range(10, 1_203).mapToObj(AuditLogTest::deed).toList());
    assertThat(check().problems()).isEmpty();
    assertThat(check().entries()).isEqualTo(1_203);
  }

  @Test
  void altering_any_column_of_any_entry_is_detected() {
    List<Field<String>> texts =
        List.of(ACTOR_KIND, ACTOR, ACT, SUBJECT, SALT, BEFORE, AFTER, BECAUSE, DETAILS, HASH);
    for (Field<String> column : texts) {
      assertThat(problemsAfterSetting(column, "rule")).as(column.getName()).isNotEmpty();
    }
    assertThat(problemsAfterSetting(AT, 0L)).isNotEmpty();
    assertThat(problemsAfterSetting(SEQUENCE, 77L)).isNotEmpty();
  }

  @Test
  void removing_an_entry_is_detected() {
    change("delete from audit where sequence = 5");
    assertThat(check().problems()).anyMatch(it -> it.contains("entry 5 is missing"));
  }

  @Test
  void removing_the_last_entries_is_detected() {
    change("delete from audit where sequence > 8");
    assertThat(check().problems()).singleElement().asString().contains("ends with entry 8");
  }

  @Test
  void changing_the_order_is_detected() {
    change("update audit set sequence = -1 where sequence = 3");
    change("update audit set sequence = 3 where sequence = 4");
    change("update audit set sequence = 4 where sequence = -1");
    assertThat(check().problems()).anyMatch(it -> it.contains("entry 3 was altered"));
  }

  @Test
  void cutting_the_log_and_its_head_is_detected_by_a_noted_head() {
    AuditHead noted = database.read(AuditLog::head);
    AuditEntry eighth = database.read(sql -> AuditLog.after(sql, 7, 1)).getFirst();
    change("delete from audit where sequence > 8");
    database.write(sql -> sql.update(HEAD).set(SEQUENCE, 8L).set(HASH, eighth.hash()).execute());
    assertThat(check().problems()).isEmpty();
    assertThat(database.read(sql -> AuditLog.check(sql, List.of(noted))).problems())
        .containsExactly("entry 10 was noted and is missing");
  }

  @Test
  void rewriting_the_whole_log_is_detected_by_a_noted_head() {
    AuditHead noted = database.read(AuditLog::head);
    change("delete from audit");
    database.write(
        sql -> sql.update(HEAD).set(SEQUENCE, 0L).set(HASH, AuditHead.GENESIS).execute());
    append(IntStream.range(50, 60).mapToObj(AuditLogTest::deed).toList());
    assertThat(check().problems()).isEmpty();
    assertThat(database.read(sql -> AuditLog.check(sql, List.of(noted))).problems())
        .containsExactly("entry 10 has another hash than was noted");
  }

  @Test
  void erasing_the_details_of_a_subject_leaves_the_chain_proven() {
    assertThat(database.<Integer>write(sql -> AuditLog.erase(sql, "e3"))).isEqualTo(1);
    assertThat(check().problems()).isEmpty();
    assertThat(check().erased()).isEqualTo(1);
    assertThat(database.<List<AuditEntry>>read(sql -> AuditLog.about(sql, "e3", 10)))
        .singleElement()
        .extracting(AuditEntry::details)
        .isNull();
  }

  @Test
  void entries_of_a_transaction_that_fails_are_not_in_the_chain() {
    try {
      database.write(sql -> {
        log.append(sql, List.of(deed(10)));
        throw new IllegalStateException("halfway");
      });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("halfway");
    }
    append(List.of(deed(11)));
    assertThat(check().problems()).isEmpty();
    assertThat(check().entries()).isEqualTo(11);
  }

  @Test
  void a_noted_head_is_written_and_read_as_text() {
    AuditHead head = database.read(AuditLog::head);
    assertThat(AuditHead.parse(head.toString())).contains(head);
    assertThat(AuditHead.parse("10:abc")).isEmpty();
  }

  private <T> List<String> problemsAfterSetting(Field<T> column, T value) {
    List<String> problems = new ArrayList<>();
    assertThatThrownBy(() ->
            database.write(sql -> {
              sql.update(AUDIT).set(column, value).where(SEQUENCE.eq(6L)).execute();
              problems.addAll(AuditLog.check(sql, List.of()).problems());
              throw new IllegalStateException("only tried");
            }))
        .hasMessage("only tried");
    return problems;
  }

  private void append(List<Deed> deeds) {
    database.write(sql -> {
      log.append(sql, deeds);
      return deeds.size();
    });
  }

  private void change(String statement) {
    database.write(sql -> sql.execute(statement));
  }

  private AuditCheck check() {
    return database.read(sql -> AuditLog.check(sql, List.of()));
  }

  private static Deed deed(int number) {
    return new Deed(
        NOON.plusSeconds(number),
        Actor.person("ada"),
        "enforce",
        "e" + number,
        null,
        "blocked " + number,
        "because " + number);
  }
}
