package dev.bailiff.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file, as far as a journal needs one. Reads and writes may be short. */
interface JournalFile extends Closeable {
  long size() throws IOException;

  /** Returns how many bytes were read, and -1 at the end of the file. */
  int read(ByteBuffer into, long offset) throws IOException;

  /** Returns how many bytes were written. */
  int write(ByteBuffer from, long offset) throws IOException;

  void truncate(long size) throws IOException;

  /** Returns when all that was written, and the size, is on the disk. */
  void force() throws IOException;

  /** Writes all of it. */
  default void writeFully(ByteBuffer from, long offset) throws IOException {
    long at = offset;
    while (from.hasRemaining()) {
      int written = write(from, at);
      if (written <= 0) {
        throw new IOException("the file takes no more bytes at offset " + at);
      }
      at += written;
    }
  }

  /** Reads until the buffer is full or the file ends. */
  default void readFully(ByteBuffer into, long offset) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int read = read(into, at);
      if (read < 0) {
        return;
      }
      at += read;
    }
  }
}
