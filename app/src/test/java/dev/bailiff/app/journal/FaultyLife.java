package dev.bailiff.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One writer's life on a disk that fails, and in a process that dies, at chosen moments. It knows
 * what was acknowledged, and which group was refused since: after a crash, and only then, the first
 * batches of that group may be found.
 */
final class FaultyLife {
  private static final long SEGMENT_BYTES = 2000;

  private final Random chance;
  private final MemoryDisk disk;
  private final List<Entry> acknowledged = new ArrayList<>();

  private List<Batch> refused = List.of();
  private Segments segments;
  private Tail tail;

  FaultyLife(long seed) throws IOException {
    chance = new Random(seed);
    disk = new MemoryDisk(seed);
    Recovered recovered = Recovered.from(disk);
    segments = recovered.segments();
    tail = new Tail(disk, Journals.TIME, SEGMENT_BYTES, recovered);
  }

  void live(int steps) throws IOException {
    for (int step = 0; step < steps; step++) {
      switch (chance.nextInt(12)) {
        case 0 -> harm();
        case 10 -> dieWriting();
        case 11 -> roll();
        case 1 -> {
          disk.crash();
          reopen();
        }
        case 2 -> {
          disk.heal();
          tail.close();
          reopen();
        }
        case 3 -> assertThat(read()).isEqualTo(acknowledged);
        default -> write();
      }
    }
    disk.crash();
    reopen();
  }

  private void harm() {
    switch (chance.nextInt(4)) {
      case 0 -> disk.failForces(1 + chance.nextInt(3));
      case 1 -> disk.limitTo(chance.nextInt(20_000));
      case 2 -> disk.writeShort(true);
      default -> {
        disk.failForces(1);
        disk.failTruncates(true);
      }
    }
  }

  private void write() throws IOException {
    List<Batch> group = group();
    try {
      long first = tail.write(group);
      assertThat(first).isEqualTo(acknowledged.size() + 1);
      group.forEach(batch -> acknowledged.addAll(batch.entries()));
      refused = List.of();
    } catch (IOException e) {
      refused = group;
      recover();
    }
  }

  private void roll() throws IOException {
    try {
      assertThat(tail.roll()).isEqualTo(acknowledged.size() + 1);
    } catch (IOException e) {
      recover();
    }
  }

  /** The process is killed between write and force, or after a force that failed. */
  private void dieWriting() throws IOException {
    disk.failForces(1);
    refused = group();
    try {
      tail.write(refused);
      throw new AssertionError("a force failed");
    } catch (IOException e) {
      disk.heal();
      reopen();
    }
  }

  private void recover() throws IOException {
    boolean cutting = chance.nextBoolean();
    while (true) {
      try {
        if (cutting) {
          tail.cut();
        }
        tail.restore();
        refused = List.of();
        return;
      } catch (IOException e) {
        if (chance.nextInt(3) == 0) {
          disk.heal();
        } else if (chance.nextInt(3) == 0) {
          disk.crash();
          reopen();
          return;
        }
      }
    }
  }

  private void reopen() throws IOException {
    Recovered recovered = Recovered.from(disk);
    segments = recovered.segments();
    tail = new Tail(disk, Journals.TIME, SEGMENT_BYTES, recovered);
    List<Entry> found = read();
    for (int batches = 0; found.size() > acknowledged.size(); batches++) {
      assertThat(batches).as("more than was ever written").isLessThan(refused.size());
      acknowledged.addAll(refused.get(batches).entries());
    }
    assertThat(found).isEqualTo(acknowledged);
    refused = List.of();
  }

  private List<Entry> read() throws IOException {
    try (JournalReader reader = new JournalReader(disk, segments, 1)) {
      return Journals.entries(reader, 1);
    }
  }

  private List<Batch> group() {
    return IntStream.rangeClosed(0, chance.nextInt(4))
        .mapToObj(_ ->
            Batch.of(
                IntStream.rangeClosed(0, chance.nextInt(4))
                    .mapToObj(_ -> Journals.entry(chance, 300))
                    .toList()))
        .toList();
  }
}
