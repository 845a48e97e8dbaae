package dev.bailiff.casework.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.PostgresCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Assumptions;

/** What holds of the outbox whatever fails and whenever it is stopped. */
final class OutboxLaws {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final int MESSAGES = 40;
  private static final int SUBJECTS = 5;

  @Property(tries = 25)
  void everything_committed_arrives_in_order_on_sqlite(@ForAll long seed) {
    everything_committed_arrives_in_order(Backend.SQLITE, seed);
  }

  @Property(tries = 5)
  void everything_committed_arrives_in_order_on_postgresql(@ForAll long seed) {
    Assumptions.assumeTrue(PostgresCluster.running().isPresent());
    everything_committed_arrives_in_order(Backend.POSTGRESQL, seed);
  }

  /**
   * Messages of transactions that were committed arrive, those of others never do, and among
   * messages about the same none arrives for the first time before an earlier one.
   */
  private static void everything_committed_arrives_in_order(Backend backend, long seed) {
    Random random = new Random(seed);
    try (Database database = Database.open(backend.fresh())) {
      List<Posted> received = new ArrayList<>();
      List<String> committed = new ArrayList<>();
      Instant now = NOON;
      for (int i = 0; i < MESSAGES; i++) {
        if (add(database, i, now, random)) {
          committed.add("message " + i);
        }
        now = now.plusSeconds(random.nextInt(90));
        attempt(database, now, received, random, 3);
      }
      while (database.<Boolean>read(sql -> Outbox.nextDue(sql, "hook").isPresent())) {
        now = now.plus(Duration.ofMinutes(2));
        attempt(database, now, received, random, 10);
      }
      assertThat(received.stream().map(Posted::payload).distinct())
          .containsExactlyInAnyOrderElementsOf(committed);
      firstArrivals(received).values().forEach(about -> assertThat(about).isSorted());
    }
  }

  private static boolean add(Database database, int i, Instant now, Random random) {
    boolean commits = random.nextInt(5) > 0;
    String about = "about " + random.nextInt(SUBJECTS);
    try {
      return database.write(sql -> {
        Outbox.add(sql, List.of(new Message("hook", "test", "" + i, about, "message " + i)), now);
        if (!commits) {
          throw new Interruption();
        }
        return true;
      });
    } catch (Interruption halfway) {
      return false;
    }
  }

  /** As a lane does, but for a receiver that fails and a process that dies now and then. */
  private static void attempt(
      Database database, Instant now, List<Posted> received, Random random, int inTen) {
    List<Posted> due = database.read(sql -> Outbox.due(sql, "hook", now, 4));
    List<Posted> arrived = new ArrayList<>();
    List<Posted> failed = new ArrayList<>();
    for (Posted message : due) {
      boolean arrives = random.nextInt(10) < inTen;
      (arrives ? arrived : failed).add(message);
    }
    received.addAll(arrived);
    boolean dies = random.nextInt(6) == 0;
    if (!dies) {
      database.write(sql -> note(sql, arrived, failed, now));
    }
  }

  private static int note(DSLContext sql, List<Posted> arrived, List<Posted> failed, Instant now) {
    Outbox.delivered(sql, arrived.stream().map(Posted::id).toList(), now);
    Backoff backoff = new Backoff(Collections.nCopies(1_000, Duration.ofMinutes(1)), new Random(1));
    for (Posted message : failed) {
      int attempts = message.state().attempts() + 1;
      Outbox.failed(sql, message.id(), "away", backoff.next(attempts, now, Optional.empty()), now);
    }
    return failed.size();
  }

  /** By what they are about, the places in the outbox of messages as they first arrived. */
  private static Map<String, List<Long>> firstArrivals(Collection<Posted> received) {
    Map<String, List<Long>> byAbout = new LinkedHashMap<>();
    received.forEach(it -> {
      List<Long> places = byAbout.computeIfAbsent(it.about(), _ -> new ArrayList<>());
      if (!places.contains(it.sequence())) {
        places.add(it.sequence());
      }
    });
    return byAbout;
  }

  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
