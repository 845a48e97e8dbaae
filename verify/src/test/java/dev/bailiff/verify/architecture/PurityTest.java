package dev.bailiff.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine gives equal answers to equal questions, because it has nothing else to ask. */
final class PurityTest {
  @Test
  void core_reads_no_clock_and_touches_no_world() {
    assertThat(violations("core", Purity.strict())).isEmpty();
  }

  @Test
  void rules_touch_nothing_but_their_own_resources() {
    assertThat(violations("rules", Purity.withResources())).isEmpty();
  }

  @Test
  void detectors_touch_nothing_but_their_own_resources() {
    assertThat(violations("detectors", Purity.withResources())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ReadsTheClock.class,
        AsksForToday.class,
        HoldsAClock.class,
        TimesItself.class,
        DrawsLots.class,
        DrawsLotsByThread.class,
        InventsAnId.class,
        ReadsAFile.class,
        Prints.class,
        Logs.class,
        Locks.class,
        StartsAThread.class,
        GoesParallel.class
      })
  void impure_code_is_seen(Class<?> impure) {
    assertThat(Purity.withResources().violations(imported(impure))).isNotEmpty();
  }

  @Test
  void reading_a_resource_is_pure_only_where_it_is_said_to_be() {
    var reader = imported(ReadsAResource.class);
    assertThat(Purity.withResources().violations(reader)).isEmpty();
    assertThat(Purity.strict().violations(reader)).isNotEmpty();
  }

  @Test
  void time_as_a_value_is_pure() {
    assertThat(Purity.strict().violations(imported(CalculatesWithTime.class))).isEmpty();
  }

  private static List<String> violations(String module, Purity purity) {
    return Bailiff.SHIPPED.stream()
        .filter(type -> Bailiff.module(type).equals(module))
        .flatMap(purity::violations)
        .toList();
  }

  private static JavaClass imported(Class<?> type) {
    return new ClassFileImporter().importClass(type);
  }

  static final class ReadsTheClock {
    final Instant instant = Instant.now();
  }

  static final class AsksForToday {
    final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  }

  record HoldsAClock(Clock clock) {}

  static final class TimesItself {
    final long start = System.nanoTime();
  }

  record DrawsLots(Random random) {}

  static final class DrawsLotsByThread {
    final int lot = ThreadLocalRandom.current().nextInt();
  }

  static final class InventsAnId {
    final UUID id = UUID.randomUUID();
  }

  static final class ReadsAFile {
    String read(String name) throws IOException {
      return Files.readString(Path.of(name));
    }
  }

  static final class Prints {
    void print() {
      System.out.println("here");
    }
  }

  static final class Logs {
    final Logger logger = Logger.getLogger("here");
  }

  static final class Locks {
    final ReentrantLock lock = new ReentrantLock();
  }

  static final class StartsAThread {
    void start(Runnable work) {
      Thread.ofVirtual().start(work);
    }
  }

  static final class GoesParallel {
    long count(List<String> words) {
      return words.parallelStream().count();
    }
  }

  static final class ReadsAResource {
    byte[] read() throws IOException {
      try (InputStream words = ReadsAResource.class.getResourceAsStream("words.txt")) {
        return words == null ? new byte[0] : words.readAllBytes();
      }
    }
  }

  static final class CalculatesWithTime {
    Instant later(Instant time) {
      return time.plusSeconds(60);
    }
  }
}
