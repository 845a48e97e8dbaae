package dev.bailiff.app.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.feature.FeatureSpec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a snapshot says of itself.
 *
 * @param sequence the last record whose event is in it
 * @param taken when it was taken
 * @param declarations what each feature's declaration is recognised by
 */
record SnapshotHeader(long sequence, Instant taken, List<String> declarations) {
  private static final int DIGEST_BYTES = 32;

  static SnapshotHeader of(Snapshot snapshot) {
    return new SnapshotHeader(
        snapshot.sequence(),
        snapshot.taken(),
        snapshot.features().stream().map(SnapshotHeader::declaration).toList());
  }

  /**
   * Equal for features whose state means the same. Of the kind it says the parameters of the state:
   * a rate told per minute instead of per hour goes on.
   */
  static String declaration(FeatureSpec feature) {
    String text =
        List.of(
                feature.id(),
                feature.kind().tag() + Arrays.toString(feature.kind().parameters()),
                feature.on().stream().sorted().toList().toString(),
                feature.by().toString(),
                feature.where(),
                feature.of())
            .stream()
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining("|"));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  byte[] bytes() {
    int size = 2 * Long.BYTES + Integer.BYTES + declarations.size() * DIGEST_BYTES;
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putLong(sequence).putLong(taken.toEpochMilli()).putInt(declarations.size());
    declarations.forEach(declaration -> out.put(HexFormat.of().parseHex(declaration)));
    return out.array();
  }

  static SnapshotHeader read(byte[] bytes) throws SnapshotDamagedException {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      long sequence = in.getLong();
      Instant taken = Instant.ofEpochMilli(in.getLong());
      int features = in.getInt();
      if (sequence < 0 || in.remaining() != (long) features * DIGEST_BYTES) {
        throw new SnapshotDamagedException("the header is not one");
      }
      List<String> declarations = new ArrayList<>();
      byte[] digest = new byte[DIGEST_BYTES];
      while (in.hasRemaining()) {
        in.get(digest);
        declarations.add(HexFormat.of().formatHex(digest));
      }
      return new SnapshotHeader(sequence, taken, List.copyOf(declarations));
    } catch (BufferUnderflowException e) {
      throw new SnapshotDamagedException("the header is too short", e);
    }
  }
}
