package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.casework.store.PostgresCluster;
import dev.bailiff.casework.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Casework whose process is killed, or whose database is. */
final class CaseworkCrashTest {
  private static final int ROUNDS = 3;

  @Test
  void what_was_acknowledged_is_there_once_after_the_process_was_killed(@TempDir Path folder)
      throws Exception {
    Random random = new Random(7);
    DatabaseSpec.Embedded file = new DatabaseSpec.Embedded(folder.resolve("casework.db"));
    for (int round = 0; round < ROUNDS; round++) {
      long acknowledged = killAfter(file.file(), 1 + random.nextInt(40));
      try (Database database = Database.open(file)) {
        assertNothingIsLostOrDoubled(database, acknowledged);
      }
    }
  }

  @Test
  void a_database_server_that_fell_over_is_used_again_when_it_is_back() {
    Optional<PostgresCluster> cluster = PostgresCluster.running();
    assumeThat(cluster).as(PostgresCluster.absence()).isPresent();
    try (Database database = Database.open(cluster.orElseThrow().newDatabase())) {
      Casework casework =
          new Casework(database, "a", InstantSource.fixed(NOON), AuditLog.saltedBy(new Random(7)));
      casework.accept(List.of(CrashingCasework.decided(1)));
      cluster.orElseThrow().crash();
      acceptAgainAndAgain(casework, CrashingCasework.decided(2));
      assertNothingIsLostOrDoubled(database, 2);
    }
  }

  /** As a carrier does: what was refused is given again. */
  private static void acceptAgainAndAgain(Casework casework, Decided decided) {
    for (int attempt = 1; ; attempt++) {
      try {
        casework.accept(List.of(decided));
        return;
      } catch (StoreException e) {
        assertThat(attempt).as("attempts, the last of which said " + e).isLessThan(10);
      }
    }
  }

  private static void assertNothingIsLostOrDoubled(Database database, long acknowledged) {
    Casework casework =
        new Casework(database, "a", InstantSource.fixed(NOON), AuditLog.saltedBy(new Random(7)));
    long position = casework.position();
    assertThat(position).isGreaterThanOrEqualTo(acknowledged);
    assertThat(database.<List<Enforcement>>read(sql -> EnforcementStore.inForce(sql, NOON)))
        .extracting(it -> it.measure().targets().getFirst().id())
        .hasSize((int) position)
        .doesNotHaveDuplicates();
    assertThat(database.read(sql -> AuditLog.check(sql, List.of())).problems()).isEmpty();
    assertThat(database.read(AuditLog::head).sequence()).isEqualTo(position);
  }

  /** Starts a process, kills it after so many lines, and returns the last that it wrote. */
  private static long killAfter(Path file, int lines) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                CrashingCasework.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String last = "0";
    try (BufferedReader said = process.inputReader()) {
      for (int i = 0; i < lines; i++) {
        last = said.readLine();
        assertThat(last).as("line " + i).isNotNull();
      }
      process.toHandle().destroyForcibly(); // which leaves its output to be read
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = line;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Long.parseLong(last);
  }
}
