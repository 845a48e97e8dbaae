package dev.bailiff.detectors.sql;

import dev.bailiff.detectors.matching.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of SQL, and what kind of token each is. */
final class Words {
  /** The longest word in the list. */
  static final int MAX_LENGTH = 32;

  private static final Map<String, Character> KINDS = read();

  private Words() {}

  /** The kind of a word in lower case; {@link Tokens#NAME} if SQL does not know it. */
  static char kind(String word) {
    return word.length() > MAX_LENGTH ? Tokens.NAME : KINDS.getOrDefault(word, Tokens.NAME);
  }

  private static Map<String, Character> read() {
    Map<String, Character> kinds = new HashMap<>();
    for (List<String> row : Listing.rows(Words.class, "words.txt")) {
      for (String word : row.get(1).split(" ", -1)) {
        if (kinds.put(word, row.getFirst().charAt(0)) != null) {
          throw new IllegalStateException("listed twice: " + word);
        }
      }
    }
    return Map.copyOf(kinds);
  }
}
