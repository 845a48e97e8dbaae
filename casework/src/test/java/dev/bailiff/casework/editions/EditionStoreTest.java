package dev.bailiff.casework.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditEntry;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class EditionStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
  private static final Actor ADA = Actor.person("ada");
  private static final Actor BOB = Actor.person("bob");
  private static final Map<String, String> TEXTS =
      Map.of("policy.yaml", "name: x", "1.2-a/rules.yaml", "rules: []");

  private final Database database;
  private final EditionStore store = new EditionStore(AuditLog.saltedBy(new Random(7)));

  EditionStoreTest(Backend backend) {
    database = Database.open(backend.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_proposed_is_read_as_it_was_written() {
    Edition edition = propose(ADA, 0, TEXTS);
    assertThat(find(edition.id())).contains(edition);
    Map<String, String> texts = database.read(sql -> EditionStore.texts(sql, edition.id()));
    assertThat(texts).isEqualTo(TEXTS);
    assertThat(database.read(EditionStore::waiting)).containsExactly(edition);
    assertThat(database.read(EditionStore::inForce)).isEmpty();
  }

  @Test
  void another_text_or_name_of_a_file_is_another_edition() {
    String id = Edition.idOf(TEXTS);
    assertThat(Edition.idOf(Map.copyOf(TEXTS))).isEqualTo(id).matches("[0-9a-f]{32}");
    assertThat(Edition.idOf(Map.of("policy.yaml", "name: x"))).isNotEqualTo(id);
    assertThat(Edition.idOf(Map.of("a", "bc"))).isNotEqualTo(Edition.idOf(Map.of("ab", "c")));
  }

  @Test
  void who_proposes_the_same_takes_the_place_of_who_did_before() {
    propose(ADA, 0, TEXTS);
    Edition later = propose(BOB, 1, TEXTS);
    assertThat(database.read(EditionStore::waiting)).containsExactly(later);
  }

  @Test
  void the_latest_backtest_of_an_edition_is_kept() {
    String id = propose(ADA, 0, TEXTS).id();
    assertThat(backtest(id)).isEmpty();
    Backtest first = new Backtest(id, NOON, ADA, NOON.minusSeconds(9), 7, false, "{}");
    Backtest second = new Backtest(id, NOON, BOB, NOON.minusSeconds(9), 8, true, "{\"a\":1}");
    for (Backtest backtest : List.of(first, second)) {
      tried(backtest);
      assertThat(backtest(id)).contains(backtest);
    }
  }

  @Test
  void what_was_published_last_is_in_force_and_no_longer_waits() {
    String first = propose(ADA, 0, TEXTS).id();
    String second = propose(ADA, 1, Map.of("policy.yaml", "name: y")).id();
    publish(first);
    publish(second);
    Publication last = publish(first);
    assertThat(last.number()).isEqualTo(3);
    assertThat(database.read(EditionStore::inForce)).contains(last);
    assertThat(database.read(EditionStore::publications))
        .extracting(Publication::edition)
        .containsExactly(first, second, first);
    assertThat(database.read(EditionStore::waiting)).isEmpty();
    assertThat(wasPublished(second)).isTrue();
    assertThat(wasPublished("none")).isFalse();
  }

  @Test
  void only_what_is_kept_can_be_published() {
    assertThatThrownBy(() -> publish("none")).isInstanceOf(StoreException.class);
  }

  @Test
  void the_oldest_that_were_never_published_go() {
    String published = propose(ADA, 0, Map.of("policy.yaml", "0")).id();
    publish(published);
    for (int i = 1; i <= EditionStore.MOST_WAITING + 3; i++) {
      propose(ADA, i, Map.of("policy.yaml", Integer.toString(i)));
    }
    assertThat(database.read(EditionStore::waiting)).hasSize(EditionStore.MOST_WAITING);
    assertThat(find(Edition.idOf(Map.of("policy.yaml", "3")))).isEmpty();
    assertThat(find(published)).isPresent();
  }

  @Test
  void each_step_is_in_the_audit_log() {
    String id = propose(ADA, 0, TEXTS).id();
    tried(new Backtest(id, NOON, ADA, NOON.minusSeconds(9), 7, true, "{}"));
    publish(id);
    List<AuditEntry> about = database.read(sql -> AuditLog.about(sql, "policy " + id, 10));
    assertThat(about)
        .extracting(entry -> entry.actor().name() + " " + entry.act())
        .containsExactly("ada propose-policy", "ada try-policy", "bob publish-policy");
    AuditCheck check = database.read(sql -> AuditLog.check(sql, List.of()));
    assertThat(check.problems()).isEmpty();
  }

  private Edition propose(Actor actor, int seconds, Map<String, String> texts) {
    Step step = new Step(NOON.plusSeconds(seconds), actor, "a reason");
    Edition edition = new Edition(Edition.idOf(texts), "v1", "small", step);
    return database.write(sql -> {
      store.propose(sql, edition, texts);
      return edition;
    });
  }

  private void tried(Backtest backtest) {
    database.write(sql -> {
      store.tried(sql, backtest);
      return backtest;
    });
  }

  private Publication publish(String id) {
    return database.write(sql -> store.publish(sql, id, new Step(NOON, BOB, "go")));
  }

  private Optional<Edition> find(String id) {
    return database.read(sql -> EditionStore.find(sql, id));
  }

  private Optional<Backtest> backtest(String id) {
    return database.read(sql -> EditionStore.backtest(sql, id));
  }

  private boolean wasPublished(String id) {
    return database.read(sql -> EditionStore.wasPublished(sql, id));
  }
}
