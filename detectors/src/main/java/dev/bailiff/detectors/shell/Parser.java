package dev.bailiff.detectors.shell;

import dev.bailiff.detectors.shell.Command.Redirections;
import java.util.ArrayList;
import java.util.List;

/** Puts words and signs together to simple commands. */
final class Parser {
  /** A text with more commands than this has shown what it is. */
  static final int MAX_COMMANDS = 64;

  /** Arguments beyond these say nothing new. */
  private static final int MAX_WORDS = 24;

  private final List<Command> commands = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private Entry entry = Entry.START;
  private Redirections redirections = Redirections.NONE;
  private boolean isPrefixed;
  private boolean isTight;
  private boolean isTarget;
  private int tricksAhead;
  private int depth;

  List<Command> commands() {
    return commands;
  }

  boolean isFull() {
    return commands.size() >= MAX_COMMANDS;
  }

  void word(Word word) {
    Word whole =
        tricksAhead > 0 && words.isEmpty()
            ? new Word(word.text(), word.start(), word.end(), word.tricks() + tricksAhead)
            : word;
    if (isTarget) {
      isTarget = false;
      if (word.text().startsWith("/dev/tcp/") || word.text().startsWith("/dev/udp/")) {
        redirections = Redirections.NETWORK;
        words.add(word); // whatever is before it, this is what matters
        return;
      }
      if (words.isEmpty()) {
        return;
      }
    }
    if (words.isEmpty() && isSkipped(whole)) {
      return;
    }
    if (words.size() < MAX_WORDS) {
      words.add(whole);
    }
  }

  /** A word of which nothing is left. */
  void nothing() {
    tricksAhead += words.isEmpty() ? 1 : 0;
  }

  /** Something roundabout between two words. */
  void trick() {
    if (!words.isEmpty()) {
      Word last = words.removeLast();
      words.add(new Word(last.text(), last.start(), last.end(), last.tricks() + 1));
    }
  }

  void redirection(boolean isHere) {
    isTarget = true;
    if (redirections != Redirections.NETWORK) {
      redirections = isHere ? Redirections.HERE_STRING : Redirections.FILE;
    }
  }

  void sign(Entry next, boolean tight) {
    boolean isInside = next == Entry.SUBSTITUTION || next == Entry.BACKTICK || next == Entry.GROUP;
    finish(!isInside);
    depth += isInside ? 1 : 0;
    entry = next;
    isTight = tight;
  }

  void close() {
    finish(depth > 0);
    depth = Math.max(0, depth - 1);
    entry = Entry.GROUP;
  }

  void end() {
    finish(true);
  }

  private void finish(boolean isClosed) {
    if (!words.isEmpty()) {
      commands.add(
          new Command(entry, List.copyOf(words), isPrefixed, redirections, isClosed, isTight));
    }
    words.clear();
    redirections = Redirections.NONE;
    isPrefixed = false;
    isTarget = false;
    tricksAhead = 0;
  }

  /** Assignments, keywords and programs that run the program named after them. */
  private boolean isSkipped(Word word) {
    String text = word.text();
    int equals = text.indexOf('=');
    if (equals > 0 && Lexer.isName(text, equals)) {
      return true;
    }
    if (Names.PREFIXES.contains(text)) {
      isPrefixed = true;
      return true;
    }
    return isPrefixed && words.isEmpty() && text.startsWith("-");
  }
}
