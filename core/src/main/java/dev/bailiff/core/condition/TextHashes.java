package dev.bailiff.core.condition;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.jspecify.annotations.Nullable;

/**
 * Hashes texts to 64 bits, and remembers the hashes of recent ones: addresses, agents and paths
 * repeat, and readers give equal texts as one object. Direct-mapped, so a newer text takes an older
 * one's place.
 */
final class TextHashes {
  private static final Hasher64 HASHER = Hashing.wyhashFinal4();

  /** Shorter texts are hashed about as fast as they are compared. */
  private static final int SHORTEST_COMPARED = 24;

  /** Longer texts are hashed each time rather than kept alive. */
  private static final int LONGEST_KEPT = 1_024;

  private static final int PLACES = 4_096;

  private final @Nullable String[] texts = new @Nullable String[PLACES];
  private final long[] hashes = new long[PLACES];

  @SuppressWarnings("ReferenceEquality") // a quick yes
  long hash(String text) {
    if (text.length() > LONGEST_KEPT) {
      return HASHER.hashCharsToLong(text);
    }
    int spread = text.hashCode();
    int place = (spread ^ spread >>> 15) & (PLACES - 1);
    String known = texts[place];
    if (known != text) {
      if (text.length() < SHORTEST_COMPARED || !text.equals(known)) {
        hashes[place] = HASHER.hashCharsToLong(text);
      }
      texts[place] = text;
    }
    return hashes[place];
  }
}
