package dev.bailiff.core.condition;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.jspecify.annotations.Nullable;

/**
 * Hashes texts to 64 bits, and remembers the hashes of recent long ones: agents and paths repeat,
 * and hashing a hundred characters costs more than the rest of a feature's update. Direct-mapped,
 * so a newer text takes an older one's place.
 */
final class TextHashes {
  private static final Hasher64 HASHER = Hashing.wyhashFinal4();

  /** Shorter texts are hashed about as fast as they are found. */
  private static final int SHORTEST_KEPT = 24;

  /** Longer texts are hashed each time rather than kept alive. */
  private static final int LONGEST_KEPT = 1_024;

  private static final int PLACES = 4_096;

  private final @Nullable String[] texts = new @Nullable String[PLACES];
  private final long[] hashes = new long[PLACES];

  long hash(String text) {
    if (text.length() < SHORTEST_KEPT || text.length() > LONGEST_KEPT) {
      return HASHER.hashCharsToLong(text);
    }
    int spread = text.hashCode();
    int place = (spread ^ spread >>> 15) & (PLACES - 1);
    if (!text.equals(texts[place])) {
      texts[place] = text;
      hashes[place] = HASHER.hashCharsToLong(text);
    }
    return hashes[place];
  }
}
