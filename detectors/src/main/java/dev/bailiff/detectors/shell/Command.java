package dev.bailiff.detectors.shell;

import java.util.List;

/**
 * One simple command.
 *
 * @param entry what stands before it
 * @param words its name and arguments
 * @param isPrefixed whether it is run by another, such as {@code sudo} or {@code time}
 * @param redirections how many redirections it has, and whether one goes to the network
 * @param isClosed whether what ends it is the end of the text, a separator or what closes it
 * @param isTight whether no blank stands before the sign before it
 */
record Command(
    Entry entry,
    List<Word> words,
    boolean isPrefixed,
    Redirections redirections,
    boolean isClosed,
    boolean isTight) {
  /** What is read from or written to elsewhere. */
  enum Redirections {
    NONE,
    FILE,
    HERE_STRING,
    NETWORK
  }

  Word name() {
    return words.getFirst();
  }

  List<Word> arguments() {
    return words.subList(1, words.size());
  }

  int end() {
    return words.getLast().end();
  }
}
