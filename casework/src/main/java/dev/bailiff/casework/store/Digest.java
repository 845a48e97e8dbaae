package dev.bailiff.casework.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 over texts and numbers, each with its length before it, so that no two lists of parts
 * have the same bytes; an absent text differs from an empty one.
 */
public final class Digest {
  private static final int ABSENT = -1;

  private final MessageDigest sha256;

  private Digest(MessageDigest sha256) {
    this.sha256 = sha256;
  }

  /** A digest of nothing yet. */
  public static Digest begin() {
    try {
      return new Digest(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** This digest, with the text added. */
  public Digest add(@Nullable String text) {
    if (text == null) {
      sha256.update(number(Integer.BYTES).putInt(ABSENT).array());
      return this;
    }
    byte[] bytes = text.getBytes(UTF_8);
    sha256.update(number(Integer.BYTES).putInt(bytes.length).array());
    sha256.update(bytes);
    return this;
  }

  /** This digest, with the number added. */
  public Digest add(long number) {
    sha256.update(number(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number).array());
    return this;
  }

  /** The digest of all that was added, in hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static ByteBuffer number(int size) {
    return ByteBuffer.allocate(size);
  }
}
