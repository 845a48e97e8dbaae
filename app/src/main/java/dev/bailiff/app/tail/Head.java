package dev.bailiff.app.tail;

import dev.bailiff.app.reader.LineEvents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a file is known by, whatever it is called: a hash of its first line, or of the beginning of
 * that.
 *
 * @param hash twelve bytes in hexadecimal digits
 */
record Head(String hash) {
  private static final int MOST = 1024;
  private static final int BYTES = 12;

  /** An event's position has room for files of a tebibyte. */
  private static final int OFFSET_BITS = 40;

  private static final int HASH_DIGITS = 5;

  /** That of an open file; empty while its first line is not complete. */
  static Optional<Head> of(FileChannel file) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(MOST);
    while (into.hasRemaining() && file.read(into, into.position()) > 0) {
      // until there is enough
    }
    return of(into.array(), into.position());
  }

  /** That of a file which may be packed. */
  static Optional<Head> of(Path file) throws IOException {
    try (InputStream in = LineEvents.unpacked(file)) {
      byte[] bytes = in.readNBytes(MOST);
      return of(bytes, bytes.length);
    }
  }

  private static Optional<Head> of(byte[] bytes, int length) {
    int end = 0;
    while (end < length && bytes[end] != '\n') {
      end++;
    }
    if (end == length && length < MOST) {
      return Optional.empty();
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes, 0, end);
      return Optional.of(new Head(HexFormat.of().formatHex(Arrays.copyOf(sha.digest(), BYTES))));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** A number for the line at an offset, the same whenever it is read. */
  long position(long offset) {
    return Long.parseLong(hash, 0, HASH_DIGITS, 16) << OFFSET_BITS | offset;
  }
}
