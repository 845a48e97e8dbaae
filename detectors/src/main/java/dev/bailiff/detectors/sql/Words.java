package dev.bailiff.detectors.sql;

import dev.bailiff.detectors.matching.Listing;
import java.util.Arrays;
import java.util.List;

/** The words of SQL, and what kind of token each is. */
final class Words {
  /** No word of the list is longer. */
  private static final int MAX_LENGTH = 40;

  private static final int SLOTS = 2_048;
  private static final String[] WORDS = new String[SLOTS];
  private static final char[] KINDS = new char[SLOTS];
  private static final boolean[] ONLY_SQL = new boolean[SLOTS];

  static {
    Arrays.fill(WORDS, "");
    for (List<String> row : Listing.rows(Words.class, "words.txt")) {
      for (String word : row.get(1).split(" ", -1)) {
        int slot = slot(word, 0, word.length());
        if (!WORDS[slot].isEmpty()) {
          throw new IllegalStateException("listed twice: " + word);
        }
        WORDS[slot] = word;
        ONLY_SQL[slot] = row.getFirst().equals("F");
        KINDS[slot] = ONLY_SQL[slot] ? Tokens.FUNCTION : row.getFirst().charAt(0);
      }
    }
  }

  private Words() {}

  /** The kind of a word in lower case; {@link Tokens#NAME} if SQL does not know it. */
  static char kind(String text, int start, int end) {
    int slot = slot(text, start, end);
    return WORDS[slot].isEmpty() ? Tokens.NAME : KINDS[slot];
  }

  /** Whether a word is a function that only databases have. */
  static boolean isOnlySql(String text, int start, int end) {
    return ONLY_SQL[slot(text, start, end)];
  }

  /** The slot in which the word is, or would be: the table is mostly empty. */
  private static int slot(String text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < Math.min(end, start + MAX_LENGTH); i++) {
      hash = hash * 31 + text.charAt(i);
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    while (!WORDS[slot].isEmpty()
        && (WORDS[slot].length() != end - start
            || !text.regionMatches(start, WORDS[slot], 0, end - start))) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
