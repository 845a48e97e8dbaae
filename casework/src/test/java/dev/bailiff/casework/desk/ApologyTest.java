package dev.bailiff.casework.desk;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.Decisions;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.cohort.Apologies;
import dev.bailiff.casework.cohort.CohortUndo;
import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class ApologyTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Decisions.Asking SUSPEND = rule("1.2/guessing", ActionKind.SUSPEND, HOUR);
  private static final Cohort COHORT =
      new Cohort("1.2/guessing", Optional.empty(), NOON, NOON.plus(HOUR));
  private static final Undoing BY_ADA =
      new Undoing(NOON.plusSeconds(60), Actor.person("ada"), "the rule was wrong");

  private final Database database;
  private final Desks desks;

  ApologyTest(Backend backend) {
    database = Database.open(backend.fresh());
    desks = new Desks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void who_was_restricted_wrongly_is_told_so_in_their_language() {
    hasAddress("alice", "de");
    desks.accept(SUSPEND.on(NOON, "alice"), SUSPEND.on(NOON, "bob"));
    desks.sent.clear();
    assertThat(undo()).isEqualTo(new CohortUndo.Outcome(2, 2, 2, true));
    assertThat(desks.verdict("alice")).isEqualTo(Verdict.ALLOW);
    assertThat(desks.sent).extracting(it -> it.letter().language()).contains(Locale.ENGLISH);
    assertThat(desks.sent)
        .filteredOn(sent -> sent.letter().language().equals(Locale.GERMAN))
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.topic()).isEqualTo("apology");
          assertThat(sent.email()).isEqualTo("alice@example.com");
          Letter letter = sent.letter();
          assertThat(letter.subject()).endsWith("Wir haben uns geirrt");
          assertThat(letter.text()).contains("2026-11-23 12:00 UTC", "Das tut uns leid");
          assertThat(letter.html()).contains("Das tut uns leid");
        });
  }

  private CohortUndo.Outcome undo() {
    Apologies apologies = new Apologies(List.of(), desks.letters::apologise);
    return new CohortUndo(database, desks.casework, apologies).undo(COHORT, BY_ADA);
  }

  private void hasAddress(String account, String language) {
    var type = EventTypes.ACCOUNT_CREATED;
    desks.accept(
        Event.of(type, account, "test", NOON)
            .text(type.require("account.id"), account(account).id())
            .text(type.require("account.email"), account + "@example.com")
            .text(type.require("event.language"), language)
            .build());
  }
}
