package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.account;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;

/** What holds of casework whatever is decided and whenever it is interrupted. */
final class CaseworkLaws {
  private static final List<ActionKind> KINDS =
      List.of(ActionKind.SUSPEND, ActionKind.THROTTLE, ActionKind.CHALLENGE);

  private static final int ACCOUNTS = 4;

  @Property(tries = 40)
  void interruptions_change_nothing_on_sqlite(@ForAll long seed) {
    interruptions_change_nothing(Backend.SQLITE, seed);
  }

  @Property(tries = 8)
  void interruptions_change_nothing_on_postgresql(@ForAll long seed) {
    Assumptions.assumeTrue(dev.bailiff.casework.store.PostgresCluster.running().isPresent());
    interruptions_change_nothing(Backend.POSTGRESQL, seed);
  }

  /** Each decision is followed once, and nobody is done twice what is in force. */
  private static void interruptions_change_nothing(Backend backend, long seed) {
    Random random = new Random(seed);
    List<Decided> journal = journal(random);
    try (Database database = Database.open(backend.fresh())) {
      follow(database, journal, random);
      assertThat(stored(database)).containsExactlyInAnyOrderElementsOf(expected(journal));
      assertThat(database.read(sql -> AuditLog.check(sql, List.of())).problems()).isEmpty();
      assertThat(database.read(AuditLog::head).sequence()).isEqualTo(stored(database).size());
      assertIndexIsTheStore(database, journal);
    }
  }

  /** Follows the journal in batches of any size, failing and starting again now and then. */
  private static void follow(Database database, List<Decided> journal, Random random) {
    Casework casework = open(database, random);
    while (casework.position() < journal.size()) {
      int from = (int) Math.max(0, casework.position() - random.nextInt(3));
      int to = Math.min(journal.size(), (int) casework.position() + 1 + random.nextInt(8));
      try {
        casework.accept(journal.subList(from, to));
      } catch (Interruption e) {
        if (random.nextBoolean()) {
          casework = open(database, random);
        }
      }
    }
  }

  /** The ids of what begins, by the rule told in one line. */
  private static List<String> expected(List<Decided> journal) {
    List<Enforcement> begun = new ArrayList<>();
    for (Decided decided : journal) {
      for (Enforcement asked : Asked.by("a", decided, NOON)) {
        boolean same =
            begun.stream().anyMatch(it -> it.deed().equals(asked.deed()) && it.overlaps(asked));
        if (!same) {
          begun.add(asked);
        }
      }
    }
    return begun.stream().map(Enforcement::id).toList();
  }

  private static List<String> stored(Database database) {
    return database.read(sql -> EnforcementStore.inForce(sql, Instant.EPOCH)).stream()
        .map(Enforcement::id)
        .toList();
  }

  private static void assertIndexIsTheStore(Database database, List<Decided> journal) {
    Casework again = open(database, new Random(0));
    Instant last = journal.getLast().decision().event().time();
    for (int i = 0; i < ACCOUNTS; i++) {
      var account = account("a" + i);
      assertThat(again.standing().standing(account, last).inForce())
          .containsExactlyInAnyOrderElementsOf(
              database.read(sql -> EnforcementStore.against(sql, account, 1_000)).stream()
                  .filter(it -> it.isInForce(last))
                  .toList());
    }
  }

  private static List<Decided> journal(Random random) {
    List<Decided> journal = new ArrayList<>();
    Instant time = NOON;
    for (int i = 1; i <= 30; i++) {
      time = time.plusSeconds(random.nextInt(-100, 400));
      Decisions.Asking asking =
          rule(
              "1.2/r" + random.nextInt(2),
              KINDS.get(random.nextInt(KINDS.size())),
              Duration.ofSeconds(1 + random.nextInt(1_000)));
      journal.add(new Decided(i, asking.on(time, "a" + random.nextInt(ACCOUNTS))));
    }
    return journal;
  }

  private static Casework open(Database database, Random random) {
    RandomGenerator failing =
        () -> {
          if (random.nextInt(12) == 0) {
            throw new Interruption();
          }
          return random.nextLong();
        };
    return new Casework(database, "a", InstantSource.fixed(NOON), AuditLog.saltedBy(failing));
  }

  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
