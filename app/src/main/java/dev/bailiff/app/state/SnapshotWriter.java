package dev.bailiff.app.state;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.bailiff.app.state.SnapshotBlock.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Writes a snapshot into a new file, forced as it goes. */
final class SnapshotWriter implements Closeable {
  static final String MAGIC = "BAILSNP1";

  /** So that no great heap of it lies before the disk when the journal wants to force. */
  private static final long FORCED_EVERY = 1L << 20;

  /** After each piece it rests as long as that took, or so long if the disk is slow. */
  private static final long LONGEST_REST = Duration.ofMillis(20).toNanos();

  private static final int BUFFER = 1 << 20;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long blocks;
  private long unforced;
  private long written;
  private long begun = System.nanoTime();

  private SnapshotWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Writes all of a snapshot; returns how many bytes it takes, all of them on the disk. */
  static long write(Snapshot snapshot, Path file) throws IOException {
    try (SnapshotWriter writer = new SnapshotWriter(FileChannel.open(file, CREATE_NEW, WRITE))) {
      writer.put(MAGIC.getBytes(US_ASCII));
      writer.block(Kind.HEADER, SnapshotHeader.of(snapshot).bytes());
      snapshot.tables().writeTo(block -> writer.block(Kind.TABLES, block));
      for (SnapshotPart part : snapshot.parts()) {
        for (byte[] block : part.blocks()) {
          writer.part(part.name(), block);
        }
      }
      writer.block(Kind.END, ByteBuffer.allocate(Long.BYTES).putLong(writer.blocks).array());
      writer.force();
      return writer.written;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void part(String name, byte[] block) throws IOException {
    byte[] label = name.getBytes(UTF_8);
    ByteBuffer payload = ByteBuffer.allocate(Short.BYTES + label.length + block.length);
    payload.putShort((short) label.length).put(label).put(block);
    block(Kind.PART, payload.array());
  }

  private void block(Kind kind, byte[] payload) throws IOException {
    if (payload.length > SnapshotBlock.MAX_BYTES) {
      throw new IllegalArgumentException("a block has too many bytes: " + payload.length);
    }
    ByteBuffer head = ByteBuffer.allocate(SnapshotBlock.HEAD_BYTES);
    head.putInt(payload.length);
    head.putInt(SnapshotBlock.checksum(blocks, kind.tag(), payload));
    head.put((byte) kind.tag());
    put(head.array());
    put(payload);
    blocks++;
  }

  private void put(byte[] bytes) throws IOException {
    int at = 0;
    while (at < bytes.length) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int length = Math.min(buffer.remaining(), bytes.length - at);
      buffer.put(bytes, at, length);
      at += length;
    }
    written += bytes.length;
    unforced += bytes.length;
    if (unforced > FORCED_EVERY) {
      force();
      rest();
    }
  }

  /** Leaves disk and processor to those for whom somebody waits. */
  private void rest() {
    LockSupport.parkNanos(Math.min(System.nanoTime() - begun, LONGEST_REST));
    begun = System.nanoTime();
  }

  private void force() throws IOException {
    drain();
    channel.force(false);
    unforced = 0;
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
