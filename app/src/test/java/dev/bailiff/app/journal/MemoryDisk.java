package dev.bailiff.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A disk that fails on demand and forgets like a real one: what is written stays in a cache until
 * it is forced, a crash keeps any part of the cache, and a force that fails forgets what it should
 * have written.
 */
final class MemoryDisk implements JournalFolder {
  private final Random chance;
  private final Map<String, CachedBytes> files = new HashMap<>();
  private final Map<String, CachedBytes> forcedFiles = new HashMap<>();

  private long capacity = Long.MAX_VALUE;
  private int failingForces;
  private boolean readOnly;
  private boolean writesAreShort;
  private boolean truncatesFail;
  private boolean locked;
  private int forces;
  private CountDownLatch gate = new CountDownLatch(0);

  MemoryDisk(long seed) {
    chance = new Random(seed);
  }

  /** The disk is full when it holds this many bytes. */
  synchronized void limitTo(long bytes) {
    capacity = bytes;
  }

  synchronized void fillUp() {
    capacity = used();
  }

  synchronized void failForces(int count) {
    failingForces = count;
  }

  synchronized void failTruncates(boolean fail) {
    truncatesFail = fail;
  }

  synchronized void writeShort(boolean isShort) {
    writesAreShort = isShort;
  }

  synchronized void makeReadOnly() {
    readOnly = true;
  }

  /** Forces wait until {@link #letForcesGo}. */
  synchronized void holdForces() {
    gate = new CountDownLatch(1);
  }

  synchronized void letForcesGo() {
    gate.countDown();
  }

  synchronized void heal() {
    capacity = Long.MAX_VALUE;
    failingForces = 0;
    truncatesFail = false;
    writesAreShort = false;
  }

  synchronized int forces() {
    return forces;
  }

  /** Power is lost: whatever was not forced may be there or not, sector by sector. */
  synchronized void crash() {
    for (String name : List.copyOf(files.keySet())) {
      if (files.get(name) != forcedFiles.get(name) && chance.nextBoolean()) {
        forcedFiles.put(name, content(name));
      }
    }
    for (String name : List.copyOf(forcedFiles.keySet())) {
      if (!files.containsKey(name) && chance.nextBoolean()) {
        forcedFiles.remove(name);
      }
    }
    files.clear();
    files.putAll(forcedFiles);
    files.values().forEach(content -> content.crash(chance));
    locked = false;
    heal();
  }

  /** What a program sees in a file. */
  synchronized byte[] bytes(String name) {
    CachedBytes content = content(name);
    return content.bytes();
  }

  /** Puts bytes on the disk, past the journal. */
  synchronized void put(String name, byte[] bytes) {
    CachedBytes content = new CachedBytes();
    content.write(bytes, 0);
    content.force();
    files.put(name, content);
    forcedFiles.put(name, content);
  }

  @Override
  public String path() {
    return "memory";
  }

  @Override
  public synchronized Closeable lock() throws IOException {
    checkWritable();
    if (locked) {
      throw JournalUnavailableException.inUse(path());
    }
    locked = true;
    return () -> {
      synchronized (this) {
        locked = false;
      }
    };
  }

  @Override
  public synchronized List<String> names() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public synchronized JournalFile create(String name) throws IOException {
    checkWritable();
    if (files.containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    files.put(name, new CachedBytes());
    return open(name);
  }

  @Override
  public synchronized JournalFile open(String name) throws IOException {
    if (!files.containsKey(name)) {
      throw new NoSuchFileException(name);
    }
    return new Handle(content(name));
  }

  @Override
  public JournalFile openToRead(String name) throws IOException {
    return open(name);
  }

  @Override
  public synchronized void delete(String name) {
    files.remove(name);
  }

  @Override
  public synchronized void force() throws IOException {
    checkForce();
    forcedFiles.clear();
    forcedFiles.putAll(files);
  }

  private CachedBytes content(String name) {
    CachedBytes content = files.get(name);
    if (content == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return content;
  }

  private void checkWritable() throws IOException {
    if (readOnly) {
      throw new FileSystemException(path(), null, "Read-only file system");
    }
  }

  private void checkForce() throws IOException {
    if (failingForces > 0) {
      failingForces--;
      throw new IOException("Input/output error");
    }
    forces++;
  }

  private void waitAtGate() {
    CountDownLatch shut;
    synchronized (this) {
      shut = gate;
    }
    try {
      shut.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long used() {
    return files.values().stream().mapToLong(content -> content.size()).sum();
  }

  /** An open file. */
  private final class Handle implements JournalFile {
    private final CachedBytes content;
    private boolean closed;

    Handle(CachedBytes content) {
      this.content = content;
    }

    @Override
    public long size() {
      synchronized (MemoryDisk.this) {
        return content.size();
      }
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      synchronized (MemoryDisk.this) {
        checkOpen();
        int count = (int) Math.min(into.remaining(), content.size() - offset);
        if (count <= 0) {
          return into.hasRemaining() ? -1 : 0;
        }
        byte[] bytes = new byte[count];
        content.read((int) offset, bytes);
        into.put(bytes);
        return count;
      }
    }

    @Override
    public int write(ByteBuffer from, long offset) throws IOException {
      synchronized (MemoryDisk.this) {
        checkOpen();
        int count = from.remaining();
        if (writesAreShort && count > 1) {
          count = 1 + chance.nextInt(count - 1);
        }
        long grown = Math.max(0, offset + count - content.size());
        long free = Math.max(0, capacity - used());
        if (grown > free) {
          count -= (int) (grown - free);
          if (count <= 0) {
            throw new IOException("No space left on device");
          }
        }
        byte[] bytes = new byte[count];
        from.get(bytes);
        content.write(bytes, (int) offset);
        return count;
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (MemoryDisk.this) {
        checkOpen();
        if (truncatesFail) {
          throw new IOException("Input/output error");
        }
        content.truncate((int) size);
      }
    }

    @Override
    public void force() throws IOException {
      waitAtGate();
      synchronized (MemoryDisk.this) {
        checkOpen();
        if (failingForces > 0) {
          content.forget(chance);
        }
        checkForce();
        content.force();
      }
    }

    @Override
    public void close() {
      closed = true;
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
    }
  }
}
