package dev.bailiff.casework.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.appeals.AppealAttempt.Done;
import dev.bailiff.casework.appeals.AppealAttempt.Refused;
import dev.bailiff.casework.appeals.AppealAttempt.Why;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.appeals.AppealWindow;
import dev.bailiff.casework.appeals.Contested;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class AppealStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final AppealWindow WINDOW =
      new AppealWindow(AppealWindow.SIX_MONTHS, ZoneOffset.UTC);
  private static final EntityRef ALICE = new EntityRef(Entity.ACCOUNT, "alice");
  private static final Reviewer ADA = new Reviewer("ada");
  private static final Reviewer BEN = new Reviewer("ben");

  private final Database database;

  AppealStoreTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_appeal_is_read_as_it_was_written_in_every_state() {
    Appeal appeal = add("p1", "a.17");
    assertThat(find("p1")).isEqualTo(appeal);
    for (Function<Appeal, AppealAttempt> step :
        Set.<Function<Appeal, AppealAttempt>>of(it -> it.hear(BEN, NOW), it -> it.withdraw(NOW))) {
      Appeal changed = done(step.apply(appeal));
      assertThat(attempt("p1", _ -> new Done(changed))).isEqualTo(new Done(changed));
      assertThat(find("p1")).isEqualTo(changed);
    }
  }

  @Test
  void every_outcome_is_read_as_it_was_written() {
    for (AppealOutcome outcome :
        Set.of(
            new AppealOutcome.Upheld("it was right"),
            new AppealOutcome.PartiallyReversed(Set.of("a.17.1"), "the label is enough"),
            new AppealOutcome.Reversed("it was wrong"))) {
      String id = outcome.getClass().getSimpleName();
      add(id, id);
      attempt(id, it -> it.hear(BEN, NOW));
      Appeal decided = done(attempt(id, it -> it.decide(BEN, outcome, NOW)));
      assertThat(find(id)).isEqualTo(decided);
      assertThat(decided.toUndo()).isEqualTo(done(new Done(find(id))).toUndo());
    }
  }

  @Test
  void who_decided_does_not_hear_an_appeal_read_from_file() {
    add("p1", "a.17");
    assertThat(attempt("p1", it -> it.hear(ADA, NOW))).isEqualTo(new Refused(Why.OWN_DECISION));
  }

  @Test
  void a_decision_is_contested_once_unless_the_appeal_was_taken_back() {
    add("p1", "a.17");
    assertThatThrownBy(() -> add("p2", "a.17")).isInstanceOf(StoreException.class);
    attempt("p1", it -> it.withdraw(NOW));
    Appeal second = add("p3", "a.17");
    Optional<Appeal> found = database.read(sql -> AppealStore.against(sql, "a.17", ALICE));
    assertThat(found).contains(second);
  }

  @Test
  void the_oldest_appeal_that_has_not_ended_comes_first() {
    add("p2", "a.18");
    add("p1", "a.17");
    add("p3", "a.19");
    attempt("p3", it -> it.withdraw(NOW));
    attempt("p2", it -> it.hear(BEN, NOW));
    List<Appeal> open = database.read(sql -> AppealStore.open(sql, 10));
    assertThat(open).extracting(Appeal::id).containsExactly("p1", "p2");
  }

  @Test
  void words_that_no_database_can_keep_do_not_stop_an_appeal() {
    Appeal appeal = done(Appeal.file("p1", contested("a.17"), WINDOW, "no\u0000\ud800", NOW));
    database.write(sql -> AppealStore.add(sql, appeal));
    assertThat(find("p1").words()).isEqualTo("no\ufffd\ufffd");
  }

  private Appeal add(String id, String decision) {
    Appeal appeal = done(Appeal.file(id, contested(decision), WINDOW, "it was a party", NOW));
    return database.write(sql -> AppealStore.add(sql, appeal));
  }

  private static Contested contested(String decision) {
    return new Contested(
        decision, ALICE, Set.of(ADA), NOW.minusSeconds(60), Set.of("a.17.0", "a.17.1"));
  }

  private Appeal find(String id) {
    return database.read(sql -> AppealStore.find(sql, id)).orElseThrow();
  }

  private AppealAttempt attempt(String id, Function<Appeal, AppealAttempt> change) {
    return database.write(sql -> AppealStore.attempt(sql, id, change)).orElseThrow();
  }

  private static Appeal done(AppealAttempt attempt) {
    return switch (attempt) {
      case Done(Appeal appeal) -> appeal;
      case Refused(Why why) -> throw new AssertionError(why.words());
    };
  }
}
