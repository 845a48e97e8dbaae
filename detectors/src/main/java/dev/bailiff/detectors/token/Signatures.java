package dev.bailiff.detectors.token;

import dev.bailiff.core.service.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Checks the signatures of tokens (RFC 7518, RFC 8037). */
final class Signatures {
  private static final int KEY_HEAD = 24;
  private static final int LINE = 64;

  private Signatures() {}

  /** Whether this key made the signature. */
  static boolean isBy(SigningKey key, Presented token) {
    Optional<byte[]> sent = bytes(token.signature());
    if (sent.isEmpty() || !key.algorithms().contains(token.algorithm())) {
      return false;
    }
    try {
      Signature check = signature(token.algorithm());
      check.initVerify(key.key());
      check.update(token.signed().getBytes(StandardCharsets.US_ASCII));
      return check.verify(sent.get());
    } catch (GeneralSecurityException notOne) {
      return false; // of the wrong length, or not a point of the curve
    }
  }

  /**
   * Whether the token is signed with the published half of this key as if it were a secret: what a
   * program lets in that takes the algorithm from the token.
   */
  static boolean isByPublishedHalf(SigningKey key, Presented token) {
    Optional<byte[]> sent = bytes(token.signature());
    String digest = digest(token.algorithm());
    byte[] text = token.signed().getBytes(StandardCharsets.US_ASCII);
    return sent.isPresent()
        && published(key).stream()
            .anyMatch(secret -> MessageDigest.isEqual(hmac(digest, secret, text), sent.get()));
  }

  /** The forms in which public keys lie about. */
  private static List<byte[]> published(SigningKey key) {
    byte[] whole = key.key().getEncoded();
    String pem = pem("PUBLIC KEY", whole);
    if (!key.key().getAlgorithm().equals("RSA")) {
      return List.of(whole, latin(pem), latin(pem + "\n"));
    }
    byte[] inner = Arrays.copyOfRange(whole, KEY_HEAD, whole.length);
    String old = pem("RSA PUBLIC KEY", inner);
    return List.of(whole, latin(pem), latin(pem + "\n"), inner, latin(old), latin(old + "\n"));
  }

  private static String pem(String kind, byte[] bytes) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, latin("\n"));
    return "-----BEGIN "
        + kind
        + "-----\n"
        + lines.encodeToString(bytes)
        + "\n-----END "
        + kind
        + "-----";
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** RFC 2104. */
  static byte[] hmac(String digest, byte[] secret, byte[] text) {
    try {
      MessageDigest hash = MessageDigest.getInstance(digest);
      int block = digest.equals("SHA-256") ? 64 : 128;
      byte[] key = Arrays.copyOf(secret.length > block ? hash.digest(secret) : secret, block);
      hash.update(masked(key, (byte) 0x36));
      byte[] inner = hash.digest(text);
      hash.update(masked(key, (byte) 0x5c));
      return hash.digest(inner);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every Java has SHA-2
    }
  }

  private static byte[] masked(byte[] key, byte mask) {
    byte[] masked = key.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= mask;
    }
    return masked;
  }

  private static String digest(String algorithm) {
    return algorithm.endsWith("384")
        ? "SHA-384"
        : algorithm.endsWith("512") ? "SHA-512" : "SHA-256";
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    String digest = digest(algorithm);
    String joined = digest.replace("-", "");
    if (algorithm.startsWith("RS")) {
      return Signature.getInstance(joined + "withRSA");
    }
    if (algorithm.startsWith("ES")) {
      return Signature.getInstance(joined + "withECDSAinP1363Format");
    }
    if (algorithm.equals("EdDSA")) {
      return Signature.getInstance("Ed25519");
    }
    Signature padded = Signature.getInstance("RSASSA-PSS");
    int salt = MessageDigest.getInstance(digest).getDigestLength();
    padded.setParameter(
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1));
    return padded;
  }

  private static Optional<byte[]> bytes(String signature) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(signature));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
