package dev.bailiff.casework.bulk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.cohort.Apologies;
import dev.bailiff.casework.cohort.CohortUndo;
import dev.bailiff.casework.desk.Desks;
import dev.bailiff.casework.desk.Order;
import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.outgoing.StatementStore;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A person acts on many at once. */
@ParameterizedClass
@EnumSource(Backend.class)
final class BulksTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Actor ADA = Actor.person("ada");

  private final Database database;
  private final Desks desks;
  private final Bulks bulks;

  BulksTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
    bulks = new Bulks(desks.casework(), new Random(7));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void all_of_it_begins_under_one_id_and_is_in_the_audit_log() {
    Bulks.Done done = suspend(3);
    assertThat(done.id()).matches("bulk-[0-9a-f]{16}");
    assertThat(done.begun()).isEqualTo(3);
    assertThat(List.of("a0", "a1", "a2")).allMatch(id -> desks.verdict(id) == Verdict.DENY);
    List<AuditEntry> about = database.read(sql -> AuditLog.about(sql, done.id(), 9));
    assertThat(about)
        .extracting(entry -> entry.actor() + " " + entry.act())
        .containsExactly("person ada act-in-bulk");
    assertThat(requireNonNull(about.getFirst().details()).after())
        .isEqualTo("3 of 3: suspend where true");
    List<AuditEntry> each = database.read(sql -> AuditLog.about(sql, done.id() + ".2", 9));
    assertThat(each).extracting(AuditEntry::act).containsExactly("enforce");
  }

  @Test
  void who_is_restricted_is_told_why_and_can_appeal() {
    Bulks.Done done = suspend(1);
    List<Issued> issued = database.read(sql -> StatementStore.to(sql, account("a0"), 9));
    assertThat(issued).extracting(Issued::decision).containsExactly(done.id());
  }

  @Test
  void what_is_in_force_already_does_not_begin_again() {
    suspend(2);
    Bulks.Done again = suspend(3);
    assertThat(again.begun()).isEqualTo(1);
    assertThat(again.inForce()).isEqualTo(2);
  }

  @Test
  void all_of_it_is_undone_as_one_and_no_other_act() {
    Bulks.Done first = suspend(2);
    Bulks.Done other =
        bulks.act(orders(ActionKind.WARN, Optional.empty(), 2), "warn", Optional.empty(), ADA, "x");
    CohortUndo undo =
        new CohortUndo(
            database, desks.casework(), new Apologies(List.of(), Apologies.Letters.NONE));
    CohortUndo.Outcome outcome = undo.undo(cohort(first), new Undoing(NOON, ADA, "the wrong ones"));
    assertThat(outcome.undone()).isEqualTo(2);
    assertThat(desks.verdict("a0")).isEqualTo(Verdict.ALLOW);
    assertThat(undo.preview(cohort(first)).enforcements()).isZero();
    assertThat(undo.preview(cohort(other)).enforcements()).isEqualTo(2);

    assertThat(suspend(2).begun()).as("a person may do again what was undone").isEqualTo(2);
    AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
    assertThat(check.problems()).isEmpty();
  }

  @Test
  void nobody_and_too_many_are_refused() {
    Order order = orders(ActionKind.WARN, Optional.empty(), 1).getFirst();
    for (List<Order> orders :
        List.of(List.<Order>of(), Collections.nCopies(Bulks.MOST + 1, order))) {
      assertThatThrownBy(() -> bulks.act(orders, "warn", Optional.empty(), ADA, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Bulks.Done suspend(int many) {
    return bulks.act(
        orders(ActionKind.SUSPEND, Optional.of(HOUR), many),
        "suspend where true",
        Optional.of("1.2"),
        ADA,
        "They share one device.");
  }

  private static List<Order> orders(ActionKind kind, Optional<Duration> lasting, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> new Measure(kind, List.of(account("a" + i)), Optional.empty()))
        .map(measure -> new Order(measure, lasting))
        .toList();
  }

  private static Cohort cohort(Bulks.Done done) {
    return new Cohort(done.id(), Optional.empty(), NOON, NOON.plus(HOUR));
  }
}
