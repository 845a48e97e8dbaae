package dev.bailiff.app.access;

import dev.bailiff.casework.access.ApiKey;
import dev.bailiff.casework.access.KeyStore;
import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.OnePerson;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys and ends them, and keeps a {@link Keyring} as the store is: at once after changes of
 * its own, and within {@link #LOOK_EVERY} after those of another process. While the store does not
 * answer, the keys that are known stay as they are.
 */
public final class Keys {
  static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** A program may be told of its next key in so long; then the one before ends. */
  public static final Duration GRACE = Duration.ofHours(24);

  /** Of ten looks at the store one writes down when keys were used. */
  private static final int LOOKS_FOR_A_NOTE = 10;

  private static final Logger LOG = Logger.getLogger(Keys.class.getName());

  private final Database database;
  private final KeyStore store;
  private final Keyring ring;
  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Thread watch = Thread.ofPlatform().daemon().name("keys").unstarted(this::run);
  private long seen = -1;

  /**
   * A key and the one time that its text is shown.
   *
   * @param key as it is kept
   * @param text what its holder carries
   */
  public record Issued(ApiKey key, KeyText text) {}

  /** What came of asking for a key. */
  public sealed interface Making {
    /** It was made. */
    record Made(Issued issued) implements Making {}

    /** It was not, for this reason. */
    record Refused(String because) implements Making {}
  }

  public Keys(Database database, AuditLog audit, Keyring ring, InstantSource time) {
    this.database = database;
    this.store = new KeyStore(audit);
    this.ring = ring;
    this.time = time;
  }

  /** Reads the keys, and goes on looking whether they have changed. */
  public void start() {
    refresh();
    watch.start();
  }

  /** All keys, with those that ended. */
  public List<ApiKey> all() {
    return database.read(KeyStore::all);
  }

  /**
   * Makes a key.
   *
   * @param owner the person who will hold it; otherwise who makes it
   * @throws IllegalArgumentException if the name or owner is none, there is no role or it has
   *     expired
   */
  public Making make(
      String name, Set<Role> roles, Optional<String> owner, @Nullable Instant expires, Caller by) {
    if (name.equals(Keyring.OPERATOR)) {
      return new Making.Refused("`" + name + "` is who can read the service's folder");
    }
    KeyText text = KeyText.draw(random);
    ApiKey.People people =
        new ApiKey.People(
            by.actor().name(),
            owner.orElseGet(() -> database.read(sql -> OnePerson.owner(sql, by.actor()))));
    ApiKey key = ApiKey.made(name, text, roles, time.instant(), people, expires);
    KeyStore.Making making = database.write(sql -> store.add(sql, key, by.actor()));
    refresh();
    return switch (making) {
      case MADE -> new Making.Made(new Issued(key, text));
      case NAME_TAKEN -> new Making.Refused("there is or was a key named `" + name + "`");
      case TOO_MANY -> new Making.Refused("there are " + KeyStore.MAX_KEYS + " keys already");
    };
  }

  /** Makes a successor to a valid key, which stays valid for a while. */
  public Optional<Issued> rotate(String name, Duration grace, Caller by) {
    KeyText next = KeyText.draw(random);
    Optional<ApiKey> rotated =
        database.write(sql -> store.rotate(sql, name, next, grace, by.actor(), time.instant()));
    refresh();
    return rotated.map(key -> new Issued(key, next));
  }

  /** Ends a valid key. */
  public Optional<ApiKey> revoke(String name, Caller by) {
    Optional<ApiKey> revoked =
        database.write(sql -> store.revoke(sql, name, by.actor(), time.instant()));
    refresh();
    return revoked;
  }

  /** Stops looking, and writes down when keys were used. */
  public void stop() throws InterruptedException {
    watch.interrupt();
    watch.join();
    noteUses();
  }

  private void run() {
    try {
      boolean isAnswering = true;
      for (int look = 1; ; look++) {
        Thread.sleep(LOOK_EVERY);
        try {
          refresh();
          if (look % LOOKS_FOR_A_NOTE == 0) {
            noteUses();
          }
          isAnswering = true;
        } catch (StoreException e) {
          if (isAnswering) {
            LOG.log(Level.WARNING, "changes of keys cannot be seen now: {0}", e.getMessage());
          }
          isAnswering = false;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the revision first: a change between the two is seen again at the next look. */
  private synchronized void refresh() {
    long revision = database.read(KeyStore::revision);
    if (revision != seen) {
      ring.replaceBy(database.read(KeyStore::all));
      seen = revision;
    }
  }

  private void noteUses() {
    Map<String, Instant> uses = ring.takeUses();
    if (!uses.isEmpty()) {
      database.write(sql -> {
        KeyStore.used(sql, uses);
        return uses.size();
      });
    }
  }
}
