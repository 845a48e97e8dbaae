package dev.bailiff.app.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bailiff.app.state.SnapshotBlock.Kind;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the blocks of a snapshot's file, each only once its checksum was found right. */
final class SnapshotReader implements Closeable {
  private static final int BUFFER = 1 << 20;

  private final DataInputStream in;
  private long blocks;

  private SnapshotReader(DataInputStream in) {
    this.in = in;
  }

  /** A block as it was written. */
  static final class Block {
    private final Kind kind;
    private final byte[] payload;

    private Block(Kind kind, byte[] payload) {
      this.kind = kind;
      this.payload = payload;
    }

    Kind kind() {
      return kind;
    }

    byte[] payload() {
      return payload;
    }
  }

  static SnapshotReader open(Path file) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    try {
      String begin = new String(in.readNBytes(SnapshotWriter.MAGIC.length()), US_ASCII);
      if (!begin.equals(SnapshotWriter.MAGIC)) {
        throw new SnapshotDamagedException("it does not begin as a snapshot does");
      }
      return new SnapshotReader(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The next block. After the last one, of kind {@code END}, there is nothing more. */
  Block next() throws IOException {
    try {
      int length = in.readInt();
      int checksum = in.readInt();
      int tag = in.readUnsignedByte();
      Optional<Kind> kind = Kind.of(tag);
      if (length < 0 || length > SnapshotBlock.MAX_BYTES || kind.isEmpty()) {
        throw new SnapshotDamagedException("block " + blocks + " has no true head");
      }
      byte[] payload = in.readNBytes(length);
      if (payload.length < length
          || checksum != SnapshotBlock.checksum(blocks, tag, payload)
          || (kind.get() == Kind.END && !isEnd(payload))) {
        throw new SnapshotDamagedException("block " + blocks + " is not what was written");
      }
      blocks++;
      return new Block(kind.get(), payload);
    } catch (EOFException e) {
      throw new SnapshotDamagedException("it ends after " + blocks + " blocks", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean isEnd(byte[] payload) throws IOException {
    return payload.length == Long.BYTES
        && ByteBuffer.wrap(payload).getLong() == blocks
        && in.read() < 0;
  }
}
