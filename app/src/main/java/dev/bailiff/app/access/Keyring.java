package dev.bailiff.app.access;

import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys that are valid now, by their digests, in memory: recognising one costs a SHA-256 and a
 * look-up. What the look-up takes tells nothing of a key, as nobody can choose the digest of a
 * guess.
 */
public final class Keyring {
  private final Digest operator;
  private final Caller operatorCaller = Caller.key("operator", Set.of(Role.ADMIN));
  private volatile Map<Digest, Caller> callers = Map.of();

  /**
   * @param operator a key that admits to everything, for who can read the service's folder
   */
  public Keyring(KeyText operator) {
    this.operator = Digest.of(KeyText.sha256(operator.secret()));
  }

  /** Who the holder of this text is, if it is a valid key. */
  public Optional<Caller> find(String text) {
    if (!KeyText.isOne(text)) {
      return Optional.empty();
    }
    Digest digest = Digest.of(KeyText.sha256(text));
    return Optional.ofNullable(digest.equals(operator) ? operatorCaller : callers.get(digest));
  }

  /**
   * Recognises these keys from now on, and the operator's, and no others.
   *
   * @param byDigest who holds the key with this digest, in hexadecimal
   */
  public void replaceBy(Map<String, Caller> byDigest) {
    callers =
        byDigest.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> Digest.of(HexFormat.of().parseHex(entry.getKey())),
                    Map.Entry::getValue));
  }

  private record Digest(long a, long b, long c, long d) {
    static Digest of(byte[] sha256) {
      ByteBuffer bytes = ByteBuffer.wrap(sha256);
      return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
  }
}
