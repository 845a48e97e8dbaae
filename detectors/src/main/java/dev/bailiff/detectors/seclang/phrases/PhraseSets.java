package dev.bailiff.detectors.seclang.phrases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Sets of phrases that are looked for in one pass, without regard to the case of ASCII letters. A
 * text has one byte in each character. Only of which sets a phrase was found is told, which is one
 * bit each, however many phrases there are.
 *
 * <p>This is the automaton of Aho and Corasick [1] with all failure transitions resolved, as in
 * {@link dev.bailiff.detectors.matching.Phrases}, for more and longer lists and all bytes.
 *
 * <p>[1] Aho, Corasick: Efficient string matching, CACM 18(6), 1975.
 */
public final class PhraseSets {
  /** The most places of all phrases together; the lists of the Core Rule Set have 60,000. */
  public static final int MAX_STATES = 250_000;

  private static final int BYTES = 256;
  private static final int NO_SET = -1;

  private final int sets;
  private final byte[] classOf = new byte[BYTES];
  private final int classes;
  private int[] next;
  private int[] longest;
  private final List<int[]> setsOf = new ArrayList<>();
  private int[] setsAt;
  private int states = 1;

  private PhraseSets(List<? extends Collection<String>> lists) {
    sets = lists.size();
    classes = assignClasses(lists);
    next = new int[64 * classes];
    setsAt = new int[64];
    setsAt[0] = NO_SET;
    for (int set = 0; set < sets; set++) {
      for (String phrase : lists.get(set)) {
        add(phrase, set);
      }
    }
    next = Arrays.copyOf(next, states * classes);
    longest = new int[states];
    resolveFailures();
  }

  /**
   * Compiles sets, each known by its index, of phrases in lower case.
   *
   * @throws IllegalArgumentException if they are more than {@link #MAX_STATES} allows
   */
  public static PhraseSets of(List<? extends Collection<String>> lists) {
    return new PhraseSets(lists);
  }

  /** How many longs the answers of {@link #find} have. */
  public int words() {
    return (sets + Long.SIZE - 1) / Long.SIZE;
  }

  /** One bit for each set, which says whether one of its phrases is in the text. */
  public long[] find(String text) {
    long[] found = new long[words()];
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = next[state * classes + (classOf[text.charAt(i) & 0xff] & 0xff)];
      for (int s = setsAt[state] == NO_SET ? longest[state] : state; s != 0; s = longest[s]) {
        for (int set : setsOf.get(setsAt[s])) {
          found[set >> 6] |= 1L << set;
        }
      }
    }
    return found;
  }

  /** The index after the phrase that ends first, or 0 if there is none. */
  public int end(String text) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      state = next[state * classes + (classOf[text.charAt(i) & 0xff] & 0xff)];
      if (setsAt[state] != NO_SET || longest[state] != 0) {
        return i + 1;
      }
    }
    return 0;
  }

  /** A text with the letters of ASCII in lower case. */
  public static String folded(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = chars[i] >= 'A' && chars[i] <= 'Z' ? (char) (chars[i] + 32) : chars[i];
    }
    return new String(chars);
  }

  private int assignClasses(List<? extends Collection<String>> lists) {
    int count = 1;
    for (Collection<String> list : lists) {
      for (String phrase : list) {
        for (int i = 0; i < phrase.length(); i++) {
          int c = phrase.charAt(i) & 0xff;
          if (classOf[c] == 0) {
            classOf[c] = (byte) count;
            boolean isLetter = c >= 'a' && c <= 'z';
            classOf[isLetter ? c - 32 : c] = (byte) count++;
          }
        }
      }
    }
    return count;
  }

  private void add(String phrase, int set) {
    int state = 0;
    for (int i = 0; i < phrase.length(); i++) {
      int cell = state * classes + (classOf[phrase.charAt(i) & 0xff] & 0xff);
      if (next[cell] == 0) {
        int added = newState(); // may move the table
        next[cell] = added;
      }
      state = next[cell];
    }
    if (state == 0) {
      throw new IllegalArgumentException("an empty phrase");
    }
    if (setsAt[state] == NO_SET) {
      setsAt[state] = setsOf.size();
      setsOf.add(new int[] {set});
    } else {
      int[] before = setsOf.get(setsAt[state]);
      int[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = set;
      setsOf.set(setsAt[state], after);
    }
  }

  private int newState() {
    if (states == MAX_STATES) {
      throw new IllegalArgumentException(
          "the phrases of all rules take more than " + MAX_STATES + " places");
    }
    if (states == setsAt.length) {
      next = Arrays.copyOf(next, 2 * states * classes);
      setsAt = Arrays.copyOf(setsAt, 2 * states);
    }
    setsAt[states] = NO_SET;
    return states++;
  }

  /** In {@code longest}: the longest proper suffix of a state at which a phrase ends. */
  private void resolveFailures() {
    int[] failure = new int[states];
    ArrayDeque<Integer> breadthFirst = new ArrayDeque<>();
    breadthFirst.add(0);
    while (!breadthFirst.isEmpty()) {
      int state = breadthFirst.remove();
      int fallBack = failure[state];
      longest[state] = setsAt[fallBack] != NO_SET ? fallBack : longest[fallBack];
      for (int c = 0; c < classes; c++) {
        int cell = state * classes + c;
        int child = next[cell];
        int instead = state == 0 ? 0 : next[fallBack * classes + c];
        if (child == 0) {
          next[cell] = instead;
        } else {
          failure[child] = instead;
          breadthFirst.add(child);
        }
      }
    }
  }
}
