package dev.bailiff.verify.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.carry.JournalName;
import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.app.intake.DecidedEvents;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalReader;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.journal.Recorded;
import dev.bailiff.app.json.DecisionReader.KnownRules;
import dev.bailiff.app.json.DecisionWriter;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Decided;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a service left that was killed, held against one that was not: its events are decided anew,
 * by one engine from the first to the last, and what they ask for is carried out anew.
 */
final class Aftermath {
  private final Path data;
  private final LoadedPolicy policy;
  private final Map<String, String> answered;
  private final String when;
  private final List<Decided> expected = new ArrayList<>();
  private int events;
  private int enforcements;

  Aftermath(Path data, LoadedPolicy policy, Map<String, String> answered, String when) {
    this.data = data;
    this.policy = policy;
    this.answered = answered;
    this.when = when;
  }

  int events() {
    return events;
  }

  int enforcements() {
    return enforcements;
  }

  void check(DatabaseSpec found, Path again) throws IOException {
    try (Journal journal =
        Journal.open(data.resolve("journal"), JournalSettings.DEFAULT, InstantSource.system())) {
      checkRecords(journal);
      checkDecisions(journal);
    }
    checkEnforcements(found, again);
  }

  /** As many decisions as events. */
  private void checkRecords(Journal journal) throws IOException {
    int decisions = 0;
    try (JournalReader reader = journal.read(1)) {
      for (Recorded next = reader.next(); next != null; next = reader.next()) {
        if (next.entry().kind() == 1) {
          events++;
        } else {
          decisions++;
        }
      }
    }
    assertThat(decisions).as(when).isEqualTo(events);
  }

  private void checkDecisions(Journal journal) throws IOException {
    LiveEngine undisturbed = new LiveEngine(policy.policy(), Detectors.all());
    Set<String> ids = new HashSet<>();
    int answers = 0;
    try (DecidedEvents decided = DecidedEvents.after(journal, 0)) {
      for (DecidedEvent next = decided.next(); next != null; next = decided.next()) {
        Event event = next.event();
        assertThat(ids.add(event.id())).as(when + ": " + event.id() + " is there once").isTrue();
        Decision decision = undisturbed.decide(event, next.facts());
        String number = Long.toString(next.sequence());
        String json = json(number, decision);
        assertThat(json(number, next.decision(KnownRules.NONE).orElseThrow()))
            .as(when)
            .isEqualTo(json);
        String answer = answered.get(event.id());
        if (answer != null) {
          assertThat(answer).as(when).isEqualTo(json);
          answers++;
        }
        expected.add(new Decided(next.sequence(), decision));
      }
    }
    assertThat(ids).hasSize(events);
    assertThat(answers).as(when + ": what was answered is there").isEqualTo(answered.size());
  }

  private void checkEnforcements(DatabaseSpec found, Path again) throws IOException {
    Map<String, Enforcement> wanted;
    try (Database database = Database.open(new DatabaseSpec.Embedded(again))) {
      AuditLog audit = AuditLog.saltedBy(new Random(1));
      Casework casework =
          new Casework(database, JournalName.in(data), InstantSource.system(), audit);
      casework.accept(expected);
      wanted = enforcements(database);
    }
    try (Database database = Database.open(found)) {
      Map<String, Enforcement> there = enforcements(database);
      assertThat(there.keySet()).as(when).isEqualTo(wanted.keySet());
      assertThat(there.values().stream().map(Aftermath::apartFromClock))
          .as(when)
          .containsExactlyInAnyOrderElementsOf(
              wanted.values().stream().map(Aftermath::apartFromClock).toList());
      assertThat(database.read(sql -> AuditLog.check(sql, List.of())).problems()).isEmpty();
      enforcements = there.size();
    }
    assertThat(enforcements).as(when).isPositive();
  }

  private static Map<String, Enforcement> enforcements(Database database) {
    List<Enforcement> all = database.read(sql -> EnforcementStore.inForce(sql, Instant.EPOCH));
    return all.stream().collect(Collectors.toMap(Enforcement::id, Function.identity()));
  }

  private static Enforcement apartFromClock(Enforcement it) {
    return new Enforcement(
        it.id(), it.measure(), it.begins(), it.ends(), Instant.EPOCH, it.cause(), it.undone());
  }

  private static String json(String id, Decision decision) {
    return new String(DecisionWriter.object(id, decision), StandardCharsets.UTF_8);
  }
}
