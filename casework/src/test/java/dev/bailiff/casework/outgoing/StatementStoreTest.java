package dev.bailiff.casework.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class StatementStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final EntityRef ALICE = new EntityRef(Entity.ACCOUNT, "alice");
  private static final EntityRef BOB = new EntityRef(Entity.ACCOUNT, "bob");

  private final Database database;

  StatementStoreTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_statement_is_read_as_it_was_issued() {
    Issued issued = add("s1", "a.17", ALICE);
    assertThat(find("s1")).contains(issued);
    assertThat(issued.contested().deciders()).containsExactly(new Reviewer("ada"));
    assertThat(issued.contested().informed()).isEqualTo(NOW);
  }

  @Test
  void a_recipient_is_told_of_a_decision_once() {
    add("s1", "a.17", ALICE);
    add("s2", "a.17", BOB);
    assertThatThrownBy(() -> add("s3", "a.17", ALICE)).isInstanceOf(StoreException.class);
  }

  @Test
  void what_somebody_was_told_can_be_listed_and_loses_its_words_when_they_are_erased() {
    add("s1", "a.17", ALICE);
    Issued bobs = add("s2", "a.17", BOB);
    int erased = database.write(sql -> StatementStore.eraseWords(sql, ALICE));
    assertThat(erased).isEqualTo(1);
    List<Issued> told = database.read(sql -> StatementStore.to(sql, ALICE, 10));
    assertThat(told).singleElement().matches(it -> it.letter().isEmpty());
    assertThat(find("s2")).contains(bobs);
  }

  private Issued add(String id, String decision, EntityRef recipient) {
    Issued issued =
        new Issued(
            id,
            decision,
            recipient,
            "1.2",
            "v1",
            NOW,
            Set.of("a.17.0", "a.17.1"),
            Set.of(new Reviewer("ada")),
            Optional.of(new Letter(Locale.GERMAN, "Betreff", "Text", "<p>Seite</p>")));
    database.write(sql -> {
      StatementStore.add(sql, issued);
      return issued;
    });
    return issued;
  }

  private Optional<Issued> find(String id) {
    return database.read(sql -> StatementStore.find(sql, id));
  }
}
