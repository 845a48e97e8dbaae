package dev.bailiff.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.carry.Carrier;
import dev.bailiff.app.carry.CarrierListener;
import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.json.DecisionReader.KnownRules;
import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Follower;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a decision that casework cannot take. */
final class CarryingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String POISON = "poison";

  @TempDir private Path folder = Path.of("");
  private final Map<Long, String> leftOut = new ConcurrentHashMap<>();
  private Journal journal;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    journal = Journal.open(folder.resolve("journal"), JournalSettings.DEFAULT, () -> NOW);
    database = Database.open(new DatabaseSpec.Embedded(folder.resolve("casework.db")));
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    journal.close();
  }

  @Test
  void one_on_which_casework_breaks_is_left_out_with_its_cause_and_the_rest_goes_on()
      throws Exception {
    append("ada", POISON, "eve");
    Casework casework = carry();
    assertThat(leftOut).isEqualTo(Map.of(2L, "no step for " + POISON));
    assertThat(warned(casework, "ada")).isTrue();
    assertThat(warned(casework, POISON)).isFalse();
    assertThat(warned(casework, "eve")).isTrue();
    assertThat(casework.position()).isEqualTo(3);
  }

  @Test
  void it_is_not_given_again_once_others_were_carried_behind_it() throws Exception {
    append(POISON, "eve");
    carry();
    leftOut.clear();
    append("bob");
    assertThat(warned(carry(), "bob")).isTrue();
    assertThat(leftOut).isEmpty();
  }

  @Test
  void one_whose_record_cannot_be_read_is_left_out_as_well() throws Exception {
    journal.append(List.of(event("x"), unreadable(1))).await();
    append("eve");
    Casework casework = carry();
    assertThat(leftOut).containsOnlyKeys(1L);
    assertThat(warned(casework, "eve")).isTrue();
  }

  /** Carries all that is in the journal. */
  private Casework carry() throws IOException {
    Casework casework =
        new Casework(
            database,
            "a",
            InstantSource.fixed(NOW),
            AuditLog.saltedBy(new Random(7)),
            List.of(refusing()));
    Carrier.start(journal, casework, KnownRules.NONE, noting()).close();
    return casework;
  }

  private static Follower refusing() {
    return turn -> {
      if (turn.followed().stream()
          .map(it -> it.decided().decision().event().id())
          .anyMatch(POISON::equals)) {
        throw new IllegalStateException("no step for " + POISON);
      }
    };
  }

  private CarrierListener noting() {
    return new CarrierListener() {
      @Override
      public void carried(int decisions) {}

      @Override
      public void delayed(Exception cause) {
        throw new AssertionError(cause);
      }

      @Override
      public void leftOut(long sequence, RuntimeException fault) {
        leftOut.put(sequence, String.valueOf(fault.getMessage()));
      }
    };
  }

  private static boolean warned(Casework casework, String account) {
    EntityRef entity = new EntityRef(Entity.ACCOUNT, account);
    return casework.standing().standing(entity, NOW).inForce().stream()
        .anyMatch(it -> it.measure().kind() == ActionKind.SUSPEND);
  }

  private void append(String... accounts) throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (String account : accounts) {
      entries.add(event(account));
    }
    long first = journal.append(entries).await();
    for (int i = 0; i < accounts.length; i++) {
      journal.append(List.of(decision(first + i, accounts[i]))).await();
    }
  }

  private static Event made(String account) {
    var type = EventTypes.ACCOUNT_CREATED;
    return Event.of(type, account, "t", NOW).text(type.require("account.id"), account).build();
  }

  private static Entry event(String account) {
    byte[] facts = EventRecord.json(Facts.NOTHING_ON_FILE);
    return EventRecord.entry(0, facts, EventRecord.json(made(account)));
  }

  private static Entry decision(long sequence, String account) {
    byte[] json =
        """
        {"id":"%d","verdict":"deny","policy":"v1","determining":[{"rule":"1.2/x","clause":"1.2",
         "verdict":"deny","because":"seen"}],"actions":[{"action":"suspend",
         "targets":["account:%s"],"until":"2026-11-24T10:00:00Z","rule":"1.2/x"}]}
        """
            .formatted(sequence, account)
            .getBytes(UTF_8);
    return entry(sequence, account, json);
  }

  private static Entry unreadable(long sequence) {
    return entry(sequence, "x", "{\"verdict\":".getBytes(UTF_8));
  }

  private static Entry entry(long sequence, String account, byte[] json) {
    EntityRef target = new EntityRef(Entity.ACCOUNT, account);
    Action suspend =
        new Action(
            ActionKind.SUSPEND,
            List.of(target),
            Optional.empty(),
            Optional.of(NOW.plusSeconds(86_400)),
            "1.2/x");
    Decision eventful =
        new Decision(
            made(account),
            Verdict.DENY,
            List.of(),
            List.of(),
            List.of(),
            List.of(suspend),
            List.of(),
            "v1");
    return DecisionRecord.entry(new Answer(sequence, Verdict.DENY, 0, json), eventful);
  }
}
