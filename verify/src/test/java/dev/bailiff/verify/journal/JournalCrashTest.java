package dev.bailiff.verify.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalReader;
import dev.bailiff.app.journal.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that appends, again and again, on one journal. */
final class JournalCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);

  /** A round is killed at some moment of this time after its first acknowledgement. */
  private static final int MAX_LIFE_MILLIS = 400;

  @TempDir private Path directory;

  private final Map<Long, String> acknowledged = new TreeMap<>();

  @Test
  @Timeout(600)
  void what_a_killed_process_acknowledged_is_there_once_and_batches_are_whole() throws Exception {
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    List<String> found = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      killAfter(round, chance.nextInt(MAX_LIFE_MILLIS));
      // Every other time the next process finds what this one left, untouched.
      if (round % 2 == 0 || round == ROUNDS - 1) {
        found = read();
        assertNothingLost(found, "seed " + seed + ", round " + round);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "journal: killed %d times, %,d records acknowledged, %,d found, none lost, none doubled%n",
        ROUNDS,
        acknowledged.size(),
        found.size());
  }

  private void killAfter(int round, int millis) throws IOException, InterruptedException {
    Path output = directory.resolve("acknowledged-" + round);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                journal().toString(),
                Integer.toString(round))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      while (Files.size(output) == 0 && process.isAlive()) {
        Thread.sleep(10);
      }
      Thread.sleep(millis);
      assertThat(process.isAlive()).as("still appends").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    for (String line : wholeLines(Files.readString(output))) {
      String[] parts = line.split(" ", -1);
      acknowledged.put(Long.parseLong(parts[0]), parts[1]);
    }
  }

  /** The kill may have cut the last line. */
  private static List<String> wholeLines(String output) {
    return output.substring(0, output.lastIndexOf('\n') + 1).lines().toList();
  }

  private List<String> read() throws IOException {
    List<String> names = new ArrayList<>();
    try (Journal journal =
            Journal.open(journal(), AppendingProcess.SETTINGS, InstantSource.system());
        JournalReader reader = journal.read(1)) {
      for (Recorded record = reader.next(); record != null; record = reader.next()) {
        assertThat(record.sequence()).isEqualTo(names.size() + 1);
        names.add(new String(record.entry().payload(), UTF_8).split(" ", -1)[0]);
      }
    }
    return names;
  }

  private void assertNothingLost(List<String> found, String when) {
    acknowledged.forEach((sequence, name) -> {
      assertThat(sequence).as(when).isLessThanOrEqualTo(found.size());
      assertThat(found.get((int) (sequence - 1))).as(when).isEqualTo(name);
    });
    assertThat(new HashSet<>(found)).as(when).hasSameSizeAs(found);
    for (int at = 0; at < found.size(); ) {
      String[] parts = found.get(at).split("-", -1);
      String batch = String.join("-", List.of(parts).subList(0, 3));
      int size = Integer.parseInt(parts[4]);
      for (int i = 0; i < size; i++, at++) {
        assertThat(found.get(at)).as(when).isEqualTo(batch + "-" + i + "-" + size);
      }
    }
  }

  private Path journal() {
    return directory.resolve("journal");
  }
}
