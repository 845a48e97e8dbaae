package dev.bailiff.detectors.seclang.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A line with those that continue it; a backslash at the end of a line says that one does. */
final class LogicalLine {
  private final String file;
  private final StringBuilder text = new StringBuilder();
  private final List<int[]> pieces = new ArrayList<>();

  LogicalLine(String file) {
    this.file = file;
  }

  void add(int number, String piece) {
    pieces.add(new int[] {text.length(), number});
    text.append(piece);
  }

  int length() {
    return text.length();
  }

  boolean isBlank() {
    return text.toString().isBlank();
  }

  Spot spot(int offset) {
    int[] piece = pieces.get(0);
    for (int[] each : pieces) {
      if (each[0] <= offset) {
        piece = each;
      }
    }
    return new Spot(file, piece[1], offset - piece[0] + 1);
  }

  /** The directive that it is; none after an error. */
  Optional<Directive> directive(Consumer<Remark> remarks) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        break;
      }
      int next = word(at, words);
      if (next < 0) {
        remarks.accept(
            new Remark(spot(at), Remark.Kind.ERROR, "quote", "this quote is never closed"));
        return Optional.empty();
      }
      at = next;
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Word name = words.getFirst();
    return Optional.of(
        new Directive(
            name.text(),
            name.text().toLowerCase(Locale.ROOT),
            words.subList(1, words.size()),
            name.spot()));
  }

  /** Reads a word; the index after it, or -1 if its quote is never closed. */
  private int word(int start, List<Word> words) {
    char first = text.charAt(start);
    boolean isQuoted = first == '"' || first == '\'';
    StringBuilder word = new StringBuilder();
    int[] offsets = new int[text.length() - start + 1];
    int at = isQuoted ? start + 1 : start;
    offsets[0] = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isQuoted ? c == first : isBlank(c)) {
        break;
      }
      if (c == '\\' && isQuoted && at + 1 < text.length() && text.charAt(at + 1) == first) {
        at++;
      } else if (c == '\\' && at + 1 < text.length()) {
        offsets[word.length()] = at++;
        word.append('\\');
      }
      offsets[word.length()] = at;
      word.append(text.charAt(at++));
    }
    if (isQuoted && at == text.length()) {
      return -1;
    }
    int[] places = Arrays.copyOf(offsets, Math.max(1, word.length()));
    words.add(new Word(word.toString(), places, this));
    return isQuoted ? at + 1 : at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f';
  }
}
