package dev.bailiff.rules.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.SourceText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The version of a policy: a SHA-256 over the names and bytes of the files that decide, in order of
 * their names, each preceded by its length.
 *
 * <p>{@code policy.yaml}, {@code clause.md} and {@code rules.yaml} decide. Examples do not, so a
 * new example is no new version; facts do not either, because they are recorded with each event.
 */
final class PolicyVersion {
  /** Enough that no two versions of one policy are ever mistaken for each other. */
  private static final int SHOWN_DIGITS = 12;

  private PolicyVersion() {}

  /** The version as decisions cite it: the first 12 hexadecimal digits. */
  static String of(PolicySource source) {
    MessageDigest digest = sha256();
    List<SourceText> deciding =
        source.files().stream()
            .filter(file -> PolicyFiles.decides(file.name()))
            .sorted(Comparator.comparing(SourceText::name))
            .toList();
    for (SourceText file : deciding) {
      add(digest, file.name());
      add(digest, file.text());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN_DIGITS);
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }
}
