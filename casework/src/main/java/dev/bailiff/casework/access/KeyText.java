package dev.bailiff.casework.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key as its holder carries it: 256 random bits after a prefix by which people, and programs that
 * look for secrets in the wrong places, know it. Nothing but its {@link #digest} is kept; as nobody
 * can guess 256 bits, the digest needs to be neither slow nor salted.
 *
 * @param secret never shown but to who asked for the key
 */
public record KeyText(String secret) {
  private static final String PREFIX = "bailiff_";
  private static final int BYTES = 32;
  private static final int LENGTH = PREFIX.length() + 43;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  public KeyText {
    if (!isOne(secret) || !FORM.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "a key is `" + PREFIX + "` with 43 letters, digits, `-` or `_` after it");
    }
  }

  /** A new key. */
  public static KeyText draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new KeyText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether the text looks like a key, which costs nothing to find out. */
  public static boolean isOne(String text) {
    return text.length() == LENGTH && text.startsWith(PREFIX);
  }

  /** What is kept of it: the SHA-256, in hexadecimal. */
  public String digest() {
    return HexFormat.of().formatHex(sha256(secret));
  }

  /** The SHA-256 of a text that may be a key. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
