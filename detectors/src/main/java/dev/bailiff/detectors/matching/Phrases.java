package dev.bailiff.detectors.matching;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Literal phrases that are looked for all at once, in one pass and without regard to the case of
 * ASCII letters.
 *
 * <p>This is the automaton of Aho and Corasick [1] with all failure transitions resolved, so that
 * each character of the text costs one table look-up. State {@code s} stands for the longest suffix
 * of the text read so far that begins some phrase. Characters are folded into classes (one per
 * character that occurs in any phrase, class 0 for all others), which keeps the table small enough
 * for a processor's cache.
 *
 * <p>[1] Aho, Corasick: Efficient string matching, CACM 18(6), 1975.
 */
public final class Phrases {
  /** Receives each occurrence of each phrase, in order of its end. */
  @FunctionalInterface
  public interface Hits {
    /** The phrase with this index ends before this index of the text. */
    void at(int phrase, int end);
  }

  private static final int ASCII = 128;
  private static final int NONE = -1;

  private final int[] lengths;
  private final byte[] classOf = new byte[ASCII];
  private final int classes;
  private final char[] next;
  private final int[] phraseAt;
  private final int[] shorter;
  private final int reporting;

  private Phrases(List<String> phrases) {
    lengths = phrases.stream().mapToInt(String::length).toArray();
    classes = assignClasses(phrases);
    int limit = Math.min(Arrays.stream(lengths).sum() + 1, Character.MAX_VALUE);
    char[] goTo = new char[limit * classes];
    phraseAt = new int[limit];
    Arrays.fill(phraseAt, NONE);
    shorter = new int[limit];
    int states = 1;
    for (int i = 0; i < lengths.length; i++) {
      states = add(phrases.get(i), i, goTo, states, limit);
    }
    next = Arrays.copyOf(goTo, states * classes);
    resolveFailures();
    reporting = renumber(states);
  }

  /** Compiles phrases of ASCII characters; a phrase is known by its index in the list. */
  public static Phrases of(List<String> phrases) {
    return new Phrases(phrases);
  }

  /** The length of the phrase with this index. */
  public int length(int phrase) {
    return lengths[phrase];
  }

  /** Reports every occurrence between {@code from} and {@code to}. */
  public void find(String text, int from, int to, Hits hits) {
    int state = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      state = c < ASCII ? next[state * classes + classOf[c]] : 0;
      if (state >= reporting) {
        report(state, i + 1, hits);
      }
    }
  }

  /** Reports every occurrence in the text. */
  public void find(String text, Hits hits) {
    find(text, 0, text.length(), hits);
  }

  private void report(int state, int end, Hits hits) {
    for (int s = state; s != 0; s = shorter[s]) {
      if (phraseAt[s] != NONE) {
        hits.at(phraseAt[s], end);
      }
    }
  }

  private int assignClasses(List<String> phrases) {
    int count = 1;
    for (String phrase : phrases) {
      for (int i = 0; i < phrase.length(); i++) {
        char c = phrase.charAt(i);
        if (c >= ASCII) {
          throw new IllegalArgumentException("not ASCII: " + phrase);
        }
        char lower = lower(c);
        if (classOf[lower] == 0) {
          classOf[lower] = (byte) count;
          classOf[upper(lower)] = (byte) count++;
        }
      }
    }
    return count;
  }

  private int add(String phrase, int index, char[] goTo, int states, int limit) {
    int state = 0;
    int count = states;
    for (int i = 0; i < phrase.length(); i++) {
      int cell = state * classes + classOf[phrase.charAt(i)];
      if (goTo[cell] == 0) {
        if (count == limit) {
          throw new IllegalArgumentException("too many phrases");
        }
        goTo[cell] = (char) count++;
      }
      state = goTo[cell];
    }
    if (state == 0 || phraseAt[state] != NONE) {
      throw new IllegalArgumentException("empty or repeated phrase: " + phrase);
    }
    phraseAt[state] = index;
    return count;
  }

  private void resolveFailures() {
    int[] failure = new int[phraseAt.length];
    ArrayDeque<Integer> breadthFirst = new ArrayDeque<>();
    breadthFirst.add(0);
    while (!breadthFirst.isEmpty()) {
      int state = breadthFirst.remove();
      int fallBack = failure[state];
      shorter[state] = phraseAt[fallBack] != NONE ? fallBack : shorter[fallBack];
      for (int c = 0; c < classes; c++) {
        int cell = state * classes + c;
        int child = next[cell];
        int instead = state == 0 ? 0 : next[fallBack * classes + c];
        if (child == 0) {
          next[cell] = (char) instead;
        } else {
          failure[child] = instead;
          breadthFirst.add(child);
        }
      }
    }
  }

  /** Moves the states at which phrases end behind all others, where one comparison tells them. */
  private int renumber(int states) {
    int[] newNumber = new int[states];
    int quiet = 0;
    for (int s = 0; s < states; s++) {
      quiet += isQuiet(s) ? 1 : 0;
    }
    int nextQuiet = 0;
    int nextReporting = quiet;
    for (int s = 0; s < states; s++) {
      newNumber[s] = isQuiet(s) ? nextQuiet++ : nextReporting++;
    }
    char[] oldNext = next.clone();
    int[] oldPhraseAt = phraseAt.clone();
    int[] oldShorter = shorter.clone();
    for (int s = 0; s < states; s++) {
      int to = newNumber[s];
      phraseAt[to] = oldPhraseAt[s];
      shorter[to] = newNumber[oldShorter[s]];
      for (int c = 0; c < classes; c++) {
        next[to * classes + c] = (char) newNumber[oldNext[s * classes + c]];
      }
    }
    return quiet;
  }

  private boolean isQuiet(int state) {
    return shorter[state] == 0 && phraseAt[state] == NONE;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }
}
