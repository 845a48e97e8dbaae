package dev.bailiff.detectors.shell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds commands for a shell in a text.
 *
 * <p>Reads the text as a shell would up to three times: as it stands, and as if it stood between
 * quotes that its first single or double quote closes. What is said of the surest command is halved
 * where prose stands around it: people write about commands.
 */
public final class ShellText {
  /** Real command lines are far shorter. */
  static final int MAX_LENGTH = 8_192;

  /** So many ordinary words beside a command make it part of a text about something. */
  private static final int PROSE = 4;

  private ShellText() {}

  /** The surest command in a text, which may be the whole of it. */
  public static Optional<ShellFinding> find(String text) {
    return find(text, true, true);
  }

  /** The surest command in a text for people, in which quotes are no more than that. */
  static Optional<ShellFinding> findInProse(String text) {
    return find(text, true, false);
  }

  /** The surest command in a text that begins with something else, as a path does. */
  public static Optional<ShellFinding> findWithin(String text) {
    return find(text, false, true);
  }

  private static Optional<ShellFinding> find(
      String whole, boolean startCounts, boolean afterQuotes) {
    String text = whole.length() > MAX_LENGTH ? whole.substring(0, MAX_LENGTH) : whole;
    boolean canHold = Beginnings.canBeIn(text, afterQuotes);
    ShellFinding best = canHold ? surer(null, read(text, 0, startCounts)) : null;
    int single = canHold && afterQuotes ? text.indexOf('\'') : -1;
    if (single >= 0) {
      best = surer(best, read(text, single + 1, false));
    }
    int doubled = canHold && afterQuotes ? text.indexOf('"') : -1;
    if (doubled >= 0) {
      best = surer(best, read(text, doubled + 1, false));
    }
    best = surer(best, WindowsText.find(text));
    if (best == null) {
      return Optional.empty();
    }
    return Optional.of(isProse(text, best) ? best.weakened(0.5) : best);
  }

  static @Nullable ShellFinding read(String text, int from, boolean startCounts) {
    Parser parser = new Parser();
    new Lexer(text, from, parser).read();
    ShellFinding best = null;
    for (Command command : parser.commands()) {
      boolean isFalseStart = !startCounts && command.entry() == Entry.START;
      best = isFalseStart ? best : surer(best, Judge.of(command));
    }
    return best;
  }

  private static @Nullable ShellFinding surer(
      @Nullable ShellFinding one, @Nullable ShellFinding other) {
    return one == null || (other != null && other.score() > one.score()) ? other : one;
  }

  /** Whether enough ordinary words stand before or after the command. */
  private static boolean isProse(String text, ShellFinding found) {
    return plainWords(text, 0, found.start()) + plainWords(text, found.end(), text.length())
        >= PROSE;
  }

  private static int plainWords(String text, int from, int to) {
    int words = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      char c = i < to ? text.charAt(i) : ' ';
      if (c <= ' ') {
        words += isPlain(text, start, i) ? 1 : 0;
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean isPlain(String text, int start, int end) {
    int last = end;
    while (last > start && ".,:;!?)".indexOf(text.charAt(last - 1)) >= 0) {
      last--;
    }
    for (int i = start; i < last; i++) {
      if (!Character.isLetter(text.charAt(i)) && text.charAt(i) != '\'') {
        return false;
      }
    }
    return last - start >= 2 && Names.kind(text.substring(start, last)) != Names.Kind.TOOL;
  }
}
