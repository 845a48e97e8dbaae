package dev.bailiff.app.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of a file as they lie on disk, counted, with a look at the first ones.
 *
 * <p>{@link #available()} is zero only at the end: it reads ahead to know. {@link
 * java.util.zip.GZIPInputStream} asks it whether another member follows, and an ordinary pipe that
 * is merely slow would answer no.
 */
final class RawInput extends InputStream {
  private static final int BLOCK = 64 * 1024;

  private final InputStream from;
  private final AtomicLong total;
  private final byte[] block = new byte[BLOCK];
  private int next;
  private int limit;
  private long consumed;

  /** Counts what is read both here and in a total over all files. */
  RawInput(InputStream from, AtomicLong total) {
    this.from = from;
    this.total = total;
  }

  /** The first bytes, as many as there are up to {@code wanted}, without consuming them. */
  byte[] peek(int wanted) throws IOException {
    while (limit < wanted) {
      int got = from.read(block, limit, BLOCK - limit);
      if (got < 0) {
        break;
      }
      limit += got;
      total.addAndGet(got);
    }
    return java.util.Arrays.copyOf(block, Math.min(limit, wanted));
  }

  /** How many bytes were consumed so far. */
  long consumed() {
    return consumed;
  }

  @Override
  public int read() throws IOException {
    if (!fill()) {
      return -1;
    }
    consumed++;
    return block[next++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == limit && length >= BLOCK) {
      int got = from.read(into, offset, length);
      count(got);
      consumed += Math.max(got, 0);
      return got;
    }
    if (!fill()) {
      return -1;
    }
    int given = Math.min(length, limit - next);
    System.arraycopy(block, next, into, offset, given);
    next += given;
    consumed += given;
    return given;
  }

  @Override
  public int available() throws IOException {
    return fill() ? limit - next : 0;
  }

  @Override
  public void close() throws IOException {
    from.close();
  }

  private boolean fill() throws IOException {
    if (next < limit) {
      return true;
    }
    next = 0;
    limit = 0;
    int got = from.read(block, 0, BLOCK);
    count(got);
    limit = Math.max(got, 0);
    return got > 0;
  }

  private void count(int got) {
    if (got > 0) {
      total.addAndGet(got);
    }
  }
}
