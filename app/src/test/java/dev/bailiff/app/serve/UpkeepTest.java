package dev.bailiff.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.IntakeLimits;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.app.intake.Snapshots;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.app.state.Snapshotter;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which records of the journal are dropped, and which never. */
final class UpkeepTest {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration SNAPSHOT_EVERY = Duration.ofMinutes(1);

  /** A file holds a few events only, as whole files are dropped. */
  private static final JournalSettings SMALL =
      new JournalSettings(2_000, 1 << 20, Duration.ofMillis(10));

  @TempDir private Path folder = Path.of("");

  private final List<String> failures = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private volatile long carried = Long.MAX_VALUE - 1;
  private Policy policy;
  private Journal journal;
  private Snapshots snapshots;
  private Intake intake;
  private Upkeep upkeep;
  private int events;

  @BeforeEach
  void open() throws Exception {
    SmallPolicy.write(folder.resolve("policy"), 3);
    policy = SmallPolicy.load(folder.resolve("policy")).policy();
    start(SMALL);
  }

  @AfterEach
  void close() throws Exception {
    intake.stop();
    journal.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void what_one_snapshot_alone_covers_stays() throws Exception {
    decide(20);
    long covered = snapshot();
    pass(KEPT.plusDays(1));
    upkeep.run();
    assertThat(journal.first()).isEqualTo(1);
    snapshot();
    upkeep.run();
    assertThat(journal.first()).isGreaterThan(1).isLessThanOrEqualTo(covered + 1);
  }

  @Test
  void what_the_older_of_two_snapshots_does_not_cover_stays() throws Exception {
    decide(20);
    long older = snapshot();
    decide(20);
    snapshot();
    pass(KEPT.plusDays(1));
    upkeep.run();
    assertThat(journal.first()).isGreaterThan(1).isLessThanOrEqualTo(older + 1);
  }

  @Test
  void what_was_not_carried_stays() throws Exception {
    carried = 5;
    decide(20);
    snapshot();
    pass(KEPT.plusDays(1));
    snapshot();
    upkeep.run();
    assertThat(journal.first()).isLessThanOrEqualTo(6);
    carried = journal.next() - 1;
    snapshot();
    upkeep.run();
    assertThat(journal.first()).isGreaterThan(6);
  }

  @Test
  void what_is_younger_than_the_retention_stays() throws Exception {
    decide(20);
    snapshot();
    pass(KEPT.minusDays(1));
    snapshot();
    upkeep.run();
    assertThat(journal.first()).isEqualTo(1);
    pass(Duration.ofDays(2));
    snapshot();
    upkeep.run();
    assertThat(journal.first()).isGreaterThan(1);
  }

  @Test
  void few_events_are_not_kept_longer_because_they_fill_no_file() throws Exception {
    intake.stop();
    journal.close();
    start(JournalSettings.DEFAULT);
    List<Long> mornings = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      mornings.add(journal.next());
      decide(2);
      snapshot();
      upkeep.run();
      pass(Duration.ofDays(1));
    }
    assertThat(journal.first()).isBetween(mornings.get(7), mornings.get(10));
  }

  @Test
  void a_start_finds_all_that_it_needs_in_what_is_left() throws Exception {
    decide(20);
    snapshot();
    pass(KEPT.plusDays(1));
    Event repeated = failure("again", "ada");
    String first = answer(repeated);
    answer(failure("second", "ada"));
    answer(failure("third", "ada"));
    snapshot();
    snapshot();
    upkeep.run();
    assertThat(journal.first()).isGreaterThan(1);

    intake.stop();
    journal.close();
    start(SMALL);
    assertThat(answer(repeated)).as("its first answer").isEqualTo(first);
    assertThat(answer(failure("fourth", "ada"))).as("three were counted").startsWith("throttle");
  }

  private void start(JournalSettings settings) throws IOException, InterruptedException {
    journal = Journal.open(folder.resolve("journal"), settings, () -> now);
    snapshots = Snapshots.open(folder.resolve("snapshots"), policy, SNAPSHOT_EVERY, now);
    intake =
        Intake.open(
            journal,
            new LiveEngine(policy, Detectors.all(), snapshots.tables()),
            snapshots,
            (_, known) -> known,
            IntakeLimits.DEFAULT,
            () -> now,
            DecisionListener.NONE);
    upkeep = new Upkeep(journal, snapshots, () -> carried, KEPT, () -> now, noting());
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void decide(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      events++;
      answer(failure("e" + events, "a" + events));
    }
  }

  /** Has a snapshot taken, with one more event; returns the last record that it covers. */
  private long snapshot() throws Exception {
    Optional<Snapshotter.Outcome> before = snapshots.last();
    pass(SNAPSHOT_EVERY.plusSeconds(1));
    Patience.until(() -> {
      try {
        decide(1); // one whose decision is being made is not covered by the next
        return !snapshots.last().equals(before);
      } catch (Exception e) {
        throw new IOException(e);
      }
    });
    return switch (snapshots.last().orElseThrow()) {
      case Snapshotter.Outcome.Written(long sequence, _, _) -> sequence;
      case Snapshotter.Outcome.Failed(_, Exception cause) -> throw cause;
    };
  }

  private String answer(Event event) throws Exception {
    Outcome outcome = intake.decide(List.of(Arrival.of(event))).getFirst();
    return outcome instanceof Outcome.Decided decided
        ? decided.answer().verdict().toString().toLowerCase(Locale.ROOT)
            + decided.answer().sequence()
        : outcome.toString();
  }

  private Event failure(String id, String account) {
    var type = EventTypes.AUTH_ATTEMPT;
    return Event.of(type, id, "t", now)
        .text(type.require("event.outcome"), "failure")
        .text(type.require("account.id"), account)
        .build();
  }

  private UpkeepListener noting() {
    return new UpkeepListener() {
      @Override
      public void failed(String what) {
        failures.add(what);
      }

      @Override
      public void done(String what) {}
    };
  }
}
