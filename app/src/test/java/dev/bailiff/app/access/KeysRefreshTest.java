package dev.bailiff.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.DatabaseSpec;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database, as PostgreSQL allows. */
final class KeysRefreshTest {
  private static final Caller ADA = Caller.person("ada", Set.of(Role.ADMIN));

  @TempDir private Path folder = Path.of("");
  private final Keyring here = ring();

  @Test
  void what_another_service_changes_is_seen_soon() throws InterruptedException {
    try (Database database =
        Database.open(new DatabaseSpec.Embedded(folder.resolve("casework.db")))) {
      Keys mine = keys(database, here);
      mine.start();
      Keys other = keys(database, ring());
      var made =
          (Keys.Making.Made) other.make("shop", Set.of(Role.SERVICE), Optional.empty(), null, ADA);
      String text = made.issued().text().secret();
      awaits(text, true);
      other.revoke("shop", ADA);
      awaits(text, false);
      mine.stop();
    }
  }

  private void awaits(String text, boolean isThere) throws InterruptedException {
    long begun = System.nanoTime();
    while (here.find(text).isPresent() != isThere) {
      Thread.sleep(5);
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(10).toNanos());
    }
  }

  private static Keys keys(Database database, Keyring ring) {
    return new Keys(database, AuditLog.saltedBy(new Random(1)), ring, InstantSource.system());
  }

  private static Keyring ring() {
    return new Keyring(KeyText.draw(new SecureRandom()), InstantSource.system());
  }
}
