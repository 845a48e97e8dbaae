package dev.bailiff.casework.incoming;

import dev.bailiff.core.event.PathProblem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The digests of the evidence in a XARF document, as {@code algorithm:hexadecimal}. */
final class EvidenceDigests {
  /** Enough for any document within the limit of its body; an event holds no more. */
  private static final int MOST = 128;

  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private EvidenceDigests() {}

  /** What is wrong with the evidence: digests that it does not have, payloads that are none. */
  static List<PathProblem> problems(JsonNode document) {
    List<PathProblem> problems = new ArrayList<>();
    JsonNode evidence = document.path("evidence");
    if (evidence.size() > MOST) {
      problems.add(new PathProblem("evidence", evidence.size() + " pieces", "0 to " + MOST));
    }
    for (int i = 0; i < Math.min(evidence.size(), MOST); i++) {
      String path = "evidence[" + i + "]";
      try {
        String hash = evidence.get(i).path("hash").asString("");
        if (!hash.isEmpty() && !matches(hash, payload(evidence.get(i)))) {
          problems.add(new PathProblem(path + ".hash", "another digest", "that of the payload"));
        }
      } catch (IllegalArgumentException notBase64) {
        problems.add(new PathProblem(path + ".payload", "not base64", "base64 of the bytes"));
      }
    }
    return problems;
  }

  /** The SHA-256 of each piece of evidence. */
  static List<String> sha256s(JsonNode document) {
    List<String> digests = new ArrayList<>();
    for (JsonNode piece : document.path("evidence")) {
      digests.add(digest("SHA-256", payload(piece)));
    }
    return digests;
  }

  private static boolean matches(String hash, byte[] payload) {
    int colon = hash.indexOf(':');
    String algorithm = ALGORITHMS.get(hash.substring(0, Math.max(colon, 0)));
    return algorithm == null
        || digest(algorithm, payload).equals(hash.substring(colon + 1).toLowerCase(Locale.ROOT));
  }

  private static byte[] payload(JsonNode piece) {
    return Base64.getMimeDecoder().decode(piece.path("payload").asString(""));
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has " + algorithm, impossible);
    }
  }
}
