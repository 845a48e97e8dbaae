package dev.bailiff.casework.appeals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed tokens that let whoever holds one contest one decision, without signing in: an account
 * that is suspended cannot. A token is {@code base64url(decision).expiry.base64url(signature)}, the
 * signature HMAC-SHA256 over what stands before it, under a purpose of its own, so that a signature
 * made with the same key for something else is worth nothing here.
 */
public final class AppealLinks {
  /** As long as the hash; shorter keys would be the weakest part. */
  public static final int LEAST_KEY_BYTES = 32;

  /** Longer tokens were not made here. */
  private static final int MAX_TOKEN = 1_024;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "bailiff appeal 1\n";
  private static final Pattern TOKEN =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private final SecretKeySpec key;

  /** Links signed with this key. */
  public AppealLinks(byte[] key) {
    if (key.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key has at least " + LEAST_KEY_BYTES + " bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A token for this decision, good until then. */
  public String token(String decision, Instant until) {
    String signed = encode(decision.getBytes(UTF_8)) + "." + until.getEpochSecond();
    String token = signed + "." + encode(signature(signed));
    if (decision.isEmpty() || !TOKEN.matcher(token).matches() || token.length() > MAX_TOKEN) {
      throw new IllegalArgumentException("no token can be made for this decision and time");
    }
    return token;
  }

  /**
   * The decision that the token lets its holder contest now; empty if it lets them contest none.
   */
  public Optional<String> decision(String token, Instant now) {
    Matcher parts = TOKEN.matcher(token.length() > MAX_TOKEN ? "" : token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String expected = encode(signature(parts.group(1) + "." + parts.group(2)));
    boolean isOurs =
        MessageDigest.isEqual(expected.getBytes(UTF_8), parts.group(3).getBytes(UTF_8));
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
    return isOurs && now.isBefore(until)
        ? Optional.of(new String(Base64.getUrlDecoder().decode(parts.group(1)), UTF_8))
        : Optional.empty();
  }

  private byte[] signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((PURPOSE + signed).getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
