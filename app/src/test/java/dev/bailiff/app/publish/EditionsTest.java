package dev.bailiff.app.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.trial.Backtests;
import dev.bailiff.casework.access.ApiKey;
import dev.bailiff.casework.access.KeyStore;
import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.editions.Backtest;
import dev.bailiff.casework.editions.EditionStore;
import dev.bailiff.casework.editions.Publication;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.detectors.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may publish what, and when. */
final class EditionsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Set<Role> ADMIN = Set.of(Role.ADMIN);
  private static final Caller ADA = Caller.person("ada", ADMIN);
  private static final Caller BOB = Caller.person("bob", ADMIN);

  private final AuditLog audit = AuditLog.saltedBy(new Random(7));
  private final List<String> used = new ArrayList<>();
  private final Path policy;
  private final Drafts drafts;
  private final Journal journal;
  private final Database database;
  private final Texts first;
  private final Editions editions;

  EditionsTest(@TempDir Path folder) throws IOException {
    InstantSource time = InstantSource.fixed(NOON);
    policy = Files.createDirectories(folder.resolve("policy"));
    drafts = new Drafts(policy);
    journal = Journal.open(folder.resolve("journal"), JournalSettings.DEFAULT, time);
    database = Database.open(new DatabaseSpec.Embedded(folder.resolve("casework.db")));
    first = FirstEdition.open(database, audit, Optional.of(policy), time);
    editions =
        new Editions(
            database,
            audit,
            new Backtests(journal, Detectors.all(), database),
            first,
            texts -> used.add(texts.edition()),
            time);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    journal.close();
  }

  @Test
  void the_first_start_publishes_the_folder_as_it_is() {
    assertThat(inForce()).contains(first.edition());
    assertThat(used).isEmpty();
  }

  @Test
  void what_changes_an_enforcing_rule_takes_a_backtest_and_a_second_person()
      throws IOException, ProblemException {
    String id = stricter(ADA);
    refused(id, BOB, "was not tried");
    tried(id, NOON.minus(DAY).minusMillis(1), 9, true);
    refused(id, BOB, "was not tried on what was recorded within the last day");
    tried(id, NOON.minus(DAY), 9, true);
    refused(id, ADA, "another person", "1.2/guessing is another", "`ada`");
    assertThat(inForce()).contains(first.edition());
    assertThat(used).isEmpty();

    assertThat(editions.publish(id, "go", BOB).edition()).isEqualTo(id);
    assertThat(inForce()).contains(id);
    assertThat(used).containsExactly(id);
    refused(id, BOB, "it is in force");
  }

  @Test
  void a_backtest_that_had_no_time_counts_if_it_compared_enough()
      throws IOException, ProblemException {
    String id = stricter(ADA);
    tried(id, NOON, 99_999, false);
    refused(id, BOB, "99,999 decisions only");
    tried(id, NOON, 100_000, false);
    assertThat(editions.publish(id, "go", BOB).number()).isEqualTo(2);
  }

  @Test
  void what_only_observes_takes_neither() throws IOException, ProblemException {
    drafts.rules(Drafts.ENFORCING, Drafts.OBSERVING);
    String id = proposed(ADA);
    assertThat(editions.candidate(id).changes().ended()).containsExactly("1.2/prove");
    editions.publish(id, "too many", ADA);
    assertThat(inForce()).contains(id);
  }

  @Test
  void a_key_is_also_whoever_made_it() throws IOException, ProblemException {
    makeKey("ci", "ada", "ada");
    makeKey("other", "bob", "bob");
    Caller ci = Caller.key("ci", ADMIN);
    String id = stricter(ci);
    tried(id, NOON, 9, true);
    refused(id, ADA, "another person");
    refused(id, ci, "another person");
    id = stricter(ADA);
    refused(id, ci, "another person");
    assertThat(editions.publish(id, "go", Caller.key("other", ADMIN)).edition()).isEqualTo(id);
  }

  @Test
  void two_keys_of_one_person_are_one_person() throws IOException, ProblemException {
    makeKey("mine", "bob", "ada");
    makeKey("mine-too", "eve", "Ada");
    makeKey("hers", "eve", "eve");
    Caller mine = Caller.key("mine", ADMIN);
    String id = stricter(mine);
    tried(id, NOON, 9, true);
    refused(id, Caller.key("mine-too", ADMIN), "another person");
    refused(id, ADA, "another person");
    refused(id, BOB, "another person"); // who made the key, and so may know it
    editions.publish(id, "go", Caller.key("hers", ADMIN));
  }

  @Test
  void keys_that_one_admin_made_for_others_are_not_two_people()
      throws IOException, ProblemException {
    makeKey("for-bob", "ada", "bob");
    makeKey("for-eve", "ada", "eve");
    makeKey("further", "key:for-eve", "mallory");
    String id = stricter(Caller.key("for-bob", ADMIN));
    tried(id, NOON, 9, true);
    refused(id, Caller.key("for-eve", ADMIN), "another person");
    refused(id, Caller.key("further", ADMIN), "another person");
  }

  @Test
  void the_operator_makes_keys_for_two_people_by_naming_them()
      throws IOException, ProblemException {
    makeKey("a", "key:operator", "key:operator");
    makeKey("b", "key:operator", "key:operator");
    makeKey("c", "key:operator", "ada");
    makeKey("d", "key:operator", "bob");
    String id = stricter(Caller.key("a", ADMIN));
    tried(id, NOON, 9, true);
    refused(id, Caller.key("b", ADMIN), "another person");
    refused(id, Caller.key("operator", ADMIN), "another person");
    id = stricter(Caller.key("c", ADMIN));
    refused(id, ADA, "another person");
    editions.publish(id, "go", Caller.key("d", ADMIN));
  }

  @Test
  void what_was_in_force_at_the_first_start_has_to_be_proposed_to_come_back()
      throws IOException, ProblemException {
    String id = stricter(ADA);
    tried(id, NOON, 9, true);
    editions.publish(id, "go", BOB);
    tried(first.edition(), NOON, 9, true);
    refused(first.edition(), ADA, "nobody has proposed it yet");
    editions.propose(first.byName(), "back", BOB);
    refused(first.edition(), BOB, "another person");
    editions.publish(first.edition(), "back", ADA);
    assertThat(inForce()).contains(first.edition());
  }

  @Test
  void what_a_start_finds_is_what_was_published_last() throws IOException, ProblemException {
    String id = stricter(ADA);
    tried(id, NOON, 9, true);
    editions.publish(id, "go", BOB);
    Drafts stale = new Drafts(policy);
    assertThat(stale.texts().edition()).isEqualTo(first.edition());
    Texts again =
        FirstEdition.open(database, audit, Optional.of(policy), InstantSource.fixed(NOON));
    assertThat(again.edition()).isEqualTo(id);
  }

  @Test
  void the_folder_is_taken_over_while_nothing_else_is_done_to_people() throws IOException {
    assertThat(editions.take(first)).isEmpty();
    drafts.replace("1.2-intrusion/clause.md", "Guessing.", "Guessing of passwords.");
    Texts edited = drafts.texts();
    assertThat(editions.take(edited)).isEmpty();
    assertThat(inForce()).contains(edited.edition());
    assertThat(used).containsExactly(edited.edition());
  }

  @Test
  void a_folder_that_changes_what_is_done_to_people_is_held_back() throws IOException {
    drafts.rules(Drafts.ENFORCING, Drafts.OBSERVING);
    assertThat(editions.take(drafts.texts()).orElseThrow())
        .contains("held back: 1.2/prove no longer enforces", "bailiff policy propose");
    drafts.rules("failures > 3", "failures > 0");
    assertThat(editions.take(drafts.texts()).orElseThrow()).contains("1.2/guessing is another");
    assertThat(inForce()).contains(first.edition());
    assertThat(used).isEmpty();
  }

  @Test
  void a_folder_that_was_in_force_before_does_not_come_back_by_itself() throws IOException {
    drafts.replace("1.2-intrusion/clause.md", "Guessing.", "Guessing of passwords.");
    editions.take(drafts.texts());
    assertThat(editions.take(first).orElseThrow()).contains("was in force before");
    assertThat(inForce()).isNotEqualTo(Optional.of(first.edition()));
  }

  @Test
  void what_cannot_be_loaded_or_is_in_force_cannot_be_proposed() {
    assertThatThrownBy(() -> editions.propose(Map.of("policy.yaml", "nme: x"), "", ADA))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> editions.propose(first.byName(), "", ADA))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("in force");
    assertThatThrownBy(() -> editions.publish("none", "", ADA))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no edition `none`");
  }

  private String stricter(Caller caller) throws IOException, ProblemException {
    new Drafts(policy).rules("failures > 3", "failures > 2");
    return proposed(caller);
  }

  private String proposed(Caller caller) throws IOException, ProblemException {
    return editions.propose(drafts.texts().byName(), "a reason", caller).edition().id();
  }

  private void tried(String id, Instant at, long compared, boolean isComplete) {
    Backtest backtest =
        new Backtest(id, at, Actor.person("ada"), NOON.minus(DAY), compared, isComplete, "{}");
    database.write(sql -> {
      new EditionStore(audit).tried(sql, backtest);
      return id;
    });
  }

  private void makeKey(String name, String maker, String owner) {
    KeyText text = KeyText.draw(new SecureRandom());
    ApiKey.People people = new ApiKey.People(maker, owner);
    ApiKey key = ApiKey.made(name, text, ADMIN, NOON, people, null);
    database.write(sql -> new KeyStore(audit).add(sql, key, Actor.person(maker)));
  }

  private void refused(String id, Caller caller, String... because) {
    assertThatThrownBy(() -> editions.publish(id, "go", caller))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll(because);
  }

  private Optional<String> inForce() {
    return database.read(EditionStore::inForce).map(Publication::edition);
  }
}
