package dev.bailiff.casework.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender and a receiver of webhooks share, and sign with. */
public final class WebhookSecret {
  /** What secrets begin with when they are written down. */
  public static final String PREFIX = "whsec_";

  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private WebhookSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The secret that is written down so: {@code whsec_} and 24 to 64 bytes in Base64. */
  public static WebhookSecret parse(String written) {
    if (!written.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with `" + PREFIX + "`");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(written.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a webhook secret is in Base64", e);
    }
    if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a webhook secret has %d to %d bytes, not %d"
              .formatted(FEWEST_BYTES, MOST_BYTES, bytes.length));
    }
    return new WebhookSecret(bytes);
  }

  /** The signature of a message, as one part of the header field {@code webhook-signature}. */
  String sign(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
