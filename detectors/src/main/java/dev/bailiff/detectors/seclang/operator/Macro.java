package dev.bailiff.detectors.seclang.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text with names such as {@code %{tx.score}} in it, which are replaced when it is used. */
public final class Macro {
  private record Piece(String text, boolean isName) {}

  private final String written;
  private final List<Piece> pieces;

  private Macro(String written, List<Piece> pieces) {
    this.written = written;
    this.pieces = pieces;
  }

  /** Reads a text; what is no complete name stands for itself. */
  public static Macro of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf("%{", at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      if (open > at) {
        pieces.add(new Piece(text.substring(at, open), false));
      }
      pieces.add(new Piece(text.substring(open + 2, close).toLowerCase(Locale.ROOT), true));
      at = close + 1;
    }
    if (at < text.length()) {
      pieces.add(new Piece(text.substring(at), false));
    }
    return new Macro(text, List.copyOf(pieces));
  }

  /** Whether it has no names. */
  public boolean isConstant() {
    return pieces.stream().noneMatch(Piece::isName);
  }

  /** The names in it. */
  public List<String> names() {
    return pieces.stream().filter(Piece::isName).map(Piece::text).toList();
  }

  /** The text with what its names stand for. */
  public String text(Names names) {
    if (pieces.size() == 1) {
      Piece only = pieces.get(0);
      return only.isName() ? names.named(only.text()) : only.text();
    }
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(piece.isName() ? names.named(piece.text()) : piece.text());
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return written;
  }
}
