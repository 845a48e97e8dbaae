package dev.bailiff.detectors.seclang.transform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests, as bytes. */
final class Digests {
  private Digests() {}

  static String of(String algorithm, String text) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(ISO_8859_1));
      return new String(digest, ISO_8859_1);
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has both
      throw new IllegalStateException(impossible);
    }
  }
}
