package dev.bailiff.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.bailiff.core.action.Verdict;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes in the order in which they were added, found by the keys of their events; for one
 * thread.
 *
 * <p>They are bytes in a few large arrays, with an index that is a plain array: there may be a
 * million, and a collector of garbage has nothing to do with them.
 *
 * <pre>
 * hash(8) latest(8) sequence(8) until(8) verdict(1) source-length(4) id-length(4) json-length(4)
 * source id json
 * </pre>
 */
final class KeptAnswers {
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final byte FAULTY = -1;

  private static final int LATEST = 8;
  private static final int SEQUENCE = 16;
  private static final int UNTIL = 24;
  private static final int VERDICT = 32;
  private static final int LENGTHS = 33;
  private static final int HEAD = 45;

  /** What an entry takes of the index, which is at most half full and doubles. */
  private static final int INDEX_BYTES = 4 * (Long.BYTES + Integer.BYTES);

  private static final int LEAST_SLOTS = 1 << 6;
  private static final int LEAST_CHUNKS = 1 << 6;
  private static final int LEAST_CHUNK = 4 << 10;
  private static final int MOST_CHUNK = 1 << 20;

  private final Hasher64 hasher;
  private final int chunkBytes;
  private final ArrayDeque<Chunk> order = new ArrayDeque<>();

  /** Those of {@link #order}, each at its number, as far as the length goes. */
  private @Nullable Chunk[] chunks = new @Nullable Chunk[LEAST_CHUNKS];

  private int nextChunk;

  /** For each entry its place, one more than the number of its chunk before where it begins. */
  private long[] slots = new long[LEAST_SLOTS];

  /** The lower half of the hash of what is in each slot. */
  private int[] hashes = new int[LEAST_SLOTS];

  private int size;
  private long bytes;

  /**
   * @param budget what all of them are to take at most, as {@link #bytes} counts; others are to be
   *     removed then
   */
  KeptAnswers(long budget) {
    this.chunkBytes = Math.clamp(budget / 32, LEAST_CHUNK, MOST_CHUNK);
    SecureRandom random = new SecureRandom(); // so that nobody can choose keys that collide
    this.hasher = Hashing.wyhashFinal4(random.nextLong(), random.nextLong());
  }

  /** Entries one after the other; the first ones may have been removed. */
  private static final class Chunk {
    private final int number;
    private final byte[] bytes;
    private final ByteBuffer entries;
    private int first;

    private Chunk(int number, int capacity) {
      this.number = number;
      this.bytes = new byte[capacity];
      this.entries = ByteBuffer.wrap(bytes);
    }

    private boolean isEmpty() {
      return first == entries.position();
    }
  }

  int size() {
    return size;
  }

  /** What the entries take, with their index. */
  long bytes() {
    return bytes;
  }

  /** What the event with this key came to; null if that is not kept. */
  @Nullable Outcome find(Answers.Key key) {
    byte[] source = key.source().getBytes(UTF_8);
    byte[] id = key.id().getBytes(UTF_8);
    long place = slots[slot(hash(key), source, id)];
    return place == 0 ? null : outcome(chunk(place).entries, offset(place));
  }

  /** Adds an outcome unless there is one with its key already. */
  void add(Answers.Key key, Outcome outcome, long latestMillis) {
    byte[] source = key.source().getBytes(UTF_8);
    byte[] id = key.id().getBytes(UTF_8);
    long hash = hash(key);
    int slot = slot(hash, source, id);
    if (slots[slot] != 0) {
      return;
    }
    byte[] json = outcome instanceof Outcome.Decided(Answer answer) ? answer.json() : new byte[0];
    Chunk chunk = room(HEAD + source.length + id.length + json.length);
    slots[slot] = place(chunk.number, chunk.entries.position());
    hashes[slot] = (int) hash;
    ByteBuffer entries = chunk.entries.putLong(hash).putLong(latestMillis);
    switch (outcome) {
      case Outcome.Decided(Answer answer) ->
          entries
              .putLong(answer.sequence())
              .putLong(answer.untilMillis())
              .put((byte) VERDICTS.indexOf(answer.verdict()));
      case Outcome.Faulty(long sequence) -> entries.putLong(sequence).putLong(0).put(FAULTY);
      case Outcome.Accepted _, Outcome.Untimely _ ->
          throw new IllegalStateException("not remembered: " + outcome);
    }
    entries.putInt(source.length).putInt(id.length).putInt(json.length);
    entries.put(source).put(id).put(json);
    bytes += HEAD + source.length + id.length + json.length + INDEX_BYTES;
    size++;
    if (2 * size > slots.length) {
      index(2 * slots.length);
    }
  }

  /** When the eldest one was received, or says that it happened, whichever is later. */
  long eldestMillis() {
    Chunk eldest = order.element();
    return eldest.entries.getLong(eldest.first + LATEST);
  }

  /** The number of the eldest one's event. */
  long eldestSequence() {
    Chunk eldest = order.element();
    return eldest.entries.getLong(eldest.first + SEQUENCE);
  }

  void removeEldest() {
    Chunk eldest = order.element();
    int length = length(eldest.entries, eldest.first);
    vacate(slotOf(eldest.entries.getLong(eldest.first), place(eldest.number, eldest.first)));
    eldest.first += length;
    bytes -= length + INDEX_BYTES;
    size--;
    if (eldest.isEmpty()) {
      order.remove();
      chunks[eldest.number & chunks.length - 1] = null;
    }
  }

  private Chunk room(int length) {
    Chunk last = order.peekLast();
    if (last == null || last.entries.remaining() < length) {
      last = new Chunk(nextChunk++, Math.max(chunkBytes, length));
      order.add(last);
      if (order.size() > chunks.length) {
        chunks = new @Nullable Chunk[2 * chunks.length];
        order.forEach(this::file);
      }
      file(last);
    }
    return last;
  }

  private void file(Chunk chunk) {
    chunks[chunk.number & chunks.length - 1] = chunk;
  }

  /** The slot of the entry with this key, or the empty one where it would be put. */
  private int slot(long hash, byte[] source, byte[] id) {
    int slot = home(hash);
    while (slots[slot] != 0
        && (hashes[slot] != (int) hash || !isAt(slots[slot], hash, source, id))) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean isAt(long place, long hash, byte[] source, byte[] id) {
    Chunk chunk = chunk(place);
    ByteBuffer entries = chunk.entries;
    int at = offset(place);
    int texts = at + HEAD;
    return entries.getLong(at) == hash
        && entries.getInt(at + LENGTHS) == source.length
        && entries.getInt(at + LENGTHS + 4) == id.length
        && isSame(chunk.bytes, texts, source)
        && isSame(chunk.bytes, texts + source.length, id);
  }

  private static boolean isSame(byte[] entries, int at, byte[] text) {
    return Arrays.equals(entries, at, at + text.length, text, 0, text.length);
  }

  private int slotOf(long hash, long place) {
    int slot = home(hash);
    while (slots[slot] != place) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  /** Moves those behind it up, so that they are found without it. */
  private void vacate(int vacated) {
    int mask = slots.length - 1;
    int hole = vacated;
    for (int slot = hole + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int home = home(hashes[slot]);
      if ((slot - home & mask) >= (slot - hole & mask)) {
        slots[hole] = slots[slot];
        hashes[hole] = hashes[slot];
        hole = slot;
      }
    }
    slots[hole] = 0;
  }

  private void index(int length) {
    long[] places = slots;
    int[] placesHashes = hashes;
    slots = new long[length];
    hashes = new int[length];
    for (int i = 0; i < places.length; i++) {
      if (places[i] != 0) {
        int slot = home(placesHashes[i]);
        while (slots[slot] != 0) {
          slot = slot + 1 & length - 1;
        }
        slots[slot] = places[i];
        hashes[slot] = placesHashes[i];
      }
    }
  }

  private static Outcome outcome(ByteBuffer entries, int at) {
    long sequence = entries.getLong(at + SEQUENCE);
    byte verdict = entries.get(at + VERDICT);
    if (verdict == FAULTY) {
      return new Outcome.Faulty(sequence);
    }
    byte[] json = new byte[entries.getInt(at + LENGTHS + 8)];
    entries.get(at + length(entries, at) - json.length, json);
    return new Outcome.Decided(
        new Answer(sequence, VERDICTS.get(verdict), entries.getLong(at + UNTIL), json));
  }

  private static int length(ByteBuffer entries, int at) {
    int lengths = at + LENGTHS;
    return HEAD
        + entries.getInt(lengths)
        + entries.getInt(lengths + 4)
        + entries.getInt(lengths + 8);
  }

  private long hash(Answers.Key key) {
    return hasher.hashCharsToLong(key.id()) + 31 * hasher.hashCharsToLong(key.source());
  }

  private int home(long hash) {
    return (int) hash & slots.length - 1;
  }

  private Chunk chunk(long place) {
    int number = (int) (place >>> Integer.SIZE) - 1;
    Chunk chunk = chunks[number & chunks.length - 1];
    if (chunk == null) {
      throw new IllegalStateException("no chunk has place " + place);
    }
    return chunk;
  }

  private static long place(int chunk, int offset) {
    return (chunk + 1L) << Integer.SIZE | offset;
  }

  private static int offset(long place) {
    return (int) place;
  }
}
