package dev.bailiff.verify.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bailiff.casework.store.DatabaseSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service under load, again and again, on the same data. */
final class ServiceCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);

  /** A round is killed at some moment of this time after its first answer. */
  private static final int MAX_LIFE_MILLIS = 1_200;

  /** Often enough that some start from a snapshot, and some kills hit one that is being written. */
  private static final String SNAPSHOT_EVERY = "1s";

  private static final List<String> VIRTUAL_MACHINE =
      List.of("-XX:TieredStopAtLevel=1", "-Xmx384m");

  @TempDir private Path folder;

  @Test
  @Timeout(1_800)
  void nothing_answered_is_lost_or_doubled_with_the_embedded_database() throws Exception {
    Path data = folder.resolve("data");
    crash(
        data,
        List.of(),
        Map.of("BAILIFF_SNAPSHOT_EVERY", SNAPSHOT_EVERY),
        new DatabaseSpec.Embedded(data.resolve("casework.db")));
  }

  @Test
  @Timeout(1_800)
  void nothing_answered_is_lost_or_doubled_with_postgresql() throws Exception {
    Optional<Postgres> server = Postgres.start();
    assumeThat(server).as("PostgreSQL is installed").isPresent();
    try (Postgres postgres = server.orElseThrow()) {
      DatabaseSpec.Server database = postgres.database();
      crash(
          folder.resolve("data"),
          List.of("--database", database.url()),
          Map.of(
              "BAILIFF_DATABASE_USER", database.user(), "BAILIFF_SNAPSHOT_EVERY", SNAPSHOT_EVERY),
          database);
    }
  }

  private void crash(
      Path data, List<String> database, Map<String, String> environment, DatabaseSpec spec)
      throws Exception {
    Path policy = folder.resolve("policy");
    CountingPolicy.write(policy);
    List<String> options = new ArrayList<>(List.of("--policy", policy.toString()));
    options.addAll(database);
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    Senders senders = new Senders(seed);
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 4 == 2) { // one that is killed while it starts
        int millis = chance.nextInt(2 * MAX_LIFE_MILLIS);
        ServiceProcess.startAndKill(data, options, environment, millis);
      }
      ServiceProcess service = ServiceProcess.start(data, VIRTUAL_MACHINE, options, environment);
      killAfter(service, senders, chance.nextInt(MAX_LIFE_MILLIS));
    }
    // The last one finds what all left, and carries it out.
    ServiceProcess.start(data, VIRTUAL_MACHINE, options, environment).close();

    assertThat(senders.unexpected()).as("answers that were neither").isZero();
    Aftermath aftermath =
        new Aftermath(data, CountingPolicy.load(policy), senders.answered(), "seed " + seed);
    aftermath.check(spec, folder.resolve("again.db"));
    System.out.printf(
        Locale.ROOT,
        "service on %s: killed %d times, %,d events answered, %,d found, %,d enforcements, none"
            + " lost, none doubled%n",
        spec instanceof DatabaseSpec.Server ? "PostgreSQL" : "SQLite",
        ROUNDS,
        senders.answered().size(),
        aftermath.events(),
        aftermath.enforcements());
  }

  private static void killAfter(ServiceProcess service, Senders senders, int millis)
      throws IOException, InterruptedException {
    int before = senders.answered().size();
    try (ExecutorService sending = senders.sendTo(service)) {
      sending.shutdown();
      while (senders.answered().size() == before && service.isAlive()) {
        Thread.sleep(5);
      }
      Thread.sleep(millis);
      assertThat(service.isAlive()).as("still answers").isTrue();
      service.kill();
    } finally {
      service.kill();
    }
  }
}
