package dev.bailiff.app.access;

import dev.bailiff.casework.access.ApiKey;
import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys, by their digests, in memory: recognising one costs a SHA-256 and a look-up. What the
 * look-up takes tells nothing of a key, as nobody can choose the digest of a guess.
 */
public final class Keyring {
  /** What who can read the service's folder is called; no key is called so. */
  public static final String OPERATOR = "operator";

  /** Uses that are closer together are not told apart. */
  private static final long NOTED_MILLIS = Duration.ofMinutes(1).toMillis();

  private final InstantSource time;
  private final Digest operator;
  private final Caller operatorCaller = Caller.key(OPERATOR, Set.of(Role.ADMIN));
  private volatile Map<Digest, Held> held = Map.of();

  /**
   * @param operator a key that admits to everything, for who can read the service's folder
   * @param time tells whether a key has expired
   */
  public Keyring(KeyText operator, InstantSource time) {
    this.operator = Digest.of(KeyText.sha256(operator.secret()));
    this.time = time;
  }

  /** Who the holder of this text is, if it is a valid key. */
  public Optional<Caller> find(String text) {
    if (!KeyText.isOne(text)) {
      return Optional.empty();
    }
    Digest digest = Digest.of(KeyText.sha256(text));
    if (digest.equals(operator)) {
      return Optional.of(operatorCaller);
    }
    Held found = held.get(digest);
    long now = time.millis();
    if (found == null || now >= found.until) {
      return Optional.empty();
    }
    found.use.note(now);
    return Optional.of(found.caller);
  }

  /** Recognises these keys from now on, and the operator's, and no others. */
  void replaceBy(Collection<ApiKey> keys) {
    Map<String, Use> uses = new HashMap<>();
    held.values().forEach(it -> uses.put(it.caller.name(), it.use));
    Map<Digest, Held> next = new HashMap<>();
    for (ApiKey key : keys) {
      Caller caller = Caller.key(key.name(), key.roles());
      Use use = uses.computeIfAbsent(key.name(), _ -> new Use());
      long end = key.ends().first().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
      next.put(Digest.of(key.secrets().digest()), new Held(caller, use, end));
      ApiKey.Replaced replaced = key.secrets().replaced();
      if (replaced != null) {
        long until = Math.min(end, replaced.until().toEpochMilli());
        next.put(Digest.of(replaced.digest()), new Held(caller, use, until));
      }
    }
    held = Map.copyOf(next);
  }

  /** When keys were used, of those that were since this was asked last. */
  Map<String, Instant> takeUses() {
    Map<String, Instant> uses = new HashMap<>();
    for (Held one : held.values()) {
      one.use.take().ifPresent(last -> uses.put(one.caller.name(), last));
    }
    return uses;
  }

  private record Held(Caller caller, Use use, long until) {}

  /** When a key was used last; threads that note it at once may overwrite each other. */
  private static final class Use {
    private volatile long last;
    private volatile long taken;

    void note(long now) {
      if (now - last >= NOTED_MILLIS) {
        last = now;
      }
    }

    Optional<Instant> take() {
      long now = last;
      if (now == taken) {
        return Optional.empty();
      }
      taken = now;
      return Optional.of(Instant.ofEpochMilli(now));
    }
  }

  private record Digest(long a, long b, long c, long d) {
    static Digest of(byte[] sha256) {
      ByteBuffer bytes = ByteBuffer.wrap(sha256);
      return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    static Digest of(String hex) {
      return of(HexFormat.of().parseHex(hex));
    }
  }
}
