package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.rule;

import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.core.action.ActionKind;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that follows a journal, and says how far, until it is killed. */
final class CrashingCasework {
  private static final int BATCH = 5;

  private CrashingCasework() {}

  /** The decision with this number; each asks for one thing against an account of its own. */
  static Decided decided(long sequence) {
    return new Decided(
        sequence,
        rule("1.2/guessing", ActionKind.SUSPEND, Duration.ofHours(1))
            .on(NOON, "account" + sequence));
  }

  public static void main(String[] arguments) {
    PrintStream said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Database database = Database.open(new DatabaseSpec.Embedded(Path.of(arguments[0])));
    Casework casework =
        new Casework(
            database, "a", InstantSource.fixed(NOON), AuditLog.saltedBy(new SecureRandom()));
    long position = casework.position();
    while (true) {
      List<Decided> batch = new ArrayList<>();
      for (int i = 1; i <= BATCH; i++) {
        batch.add(decided(position + i));
      }
      casework.accept(batch);
      position += BATCH;
      said.println(position);
    }
  }
}
