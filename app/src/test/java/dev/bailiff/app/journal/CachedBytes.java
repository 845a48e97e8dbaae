package dev.bailiff.app.journal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/** What a file holds: in the cache, where programs see it, and on the disk. */
final class CachedBytes {
  private static final int SECTOR_BYTES = 64;

  private final BitSet dirty = new BitSet();
  private byte[] cached = new byte[0];
  private int size;
  private byte[] forced = new byte[0];
  private int forcedSize;

  int size() {
    return size;
  }

  byte[] bytes() {
    return Arrays.copyOf(cached, size);
  }

  void read(int offset, byte[] into) {
    System.arraycopy(cached, offset, into, 0, into.length);
  }

  void write(byte[] bytes, int offset) {
    reserve(offset + bytes.length);
    System.arraycopy(bytes, 0, cached, offset, bytes.length);
    size = Math.max(size, offset + bytes.length);
    if (bytes.length > 0) {
      dirty.set(offset / SECTOR_BYTES, (offset + bytes.length - 1) / SECTOR_BYTES + 1);
    }
  }

  void truncate(int to) {
    if (to < size) {
      Arrays.fill(cached, to, size, (byte) 0);
      size = to;
      dirty.set(to / SECTOR_BYTES);
    }
  }

  void force() {
    for (int start = dirty.nextSetBit(0); start >= 0; ) {
      int end = dirty.nextClearBit(start);
      save(start, end);
      start = dirty.nextSetBit(end);
    }
    dirty.clear();
    forcedSize = size;
    Arrays.fill(forced, Math.min(size, forced.length), forced.length, (byte) 0);
  }

  /** Any part of what is dirty reaches the disk, and the rest is never tried again. */
  void forget(Random chance) {
    dirty.stream().filter(_ -> chance.nextBoolean()).forEach(sector -> save(sector, sector + 1));
    dirty.clear();
    if (chance.nextBoolean()) {
      forcedSize = size;
    }
  }

  /** Any part of what is dirty reaches the disk; then the cache is lost. */
  void crash(Random chance) {
    forget(chance);
    size = forcedSize;
    cached = Arrays.copyOf(Arrays.copyOf(forced, size), size + SECTOR_BYTES);
  }

  private void save(int firstSector, int lastSector) {
    int start = firstSector * SECTOR_BYTES;
    int end = lastSector * SECTOR_BYTES;
    reserve(end);
    if (forced.length < end) {
      forced = Arrays.copyOf(forced, Math.max(end, 2 * forced.length));
    }
    System.arraycopy(cached, start, forced, start, end - start);
  }

  private void reserve(int bytes) {
    if (cached.length < bytes) {
      cached = Arrays.copyOf(cached, Math.max(bytes + SECTOR_BYTES, 2 * cached.length));
    }
  }
}
