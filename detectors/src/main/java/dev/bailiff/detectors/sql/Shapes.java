package dev.bailiff.detectors.sql;

import dev.bailiff.detectors.matching.Listing;
import java.util.ArrayList;
import java.util.List;

/** The beginnings of token shapes by which attack strings are known, and the form of each. */
final class Shapes {
  private static final int LETTERS = 128;
  private static final int NONE = 0;

  private static final List<String> FORMS = new ArrayList<>();

  /** A tree: for each node and letter the node that follows, and the form that is known there. */
  private static final short[] NEXT;

  private static final byte[] FORM_AT;

  static {
    List<short[]> nodes = new ArrayList<>();
    List<Integer> forms = new ArrayList<>();
    nodes.add(new short[LETTERS]);
    forms.add(NONE);
    for (List<String> row : Listing.rows(Shapes.class, "shapes.txt")) {
      FORMS.add(row.getFirst());
      for (String shape : row.get(1).split(" ", -1)) {
        int node = 0;
        for (int i = 0; i < shape.length(); i++) {
          short[] after = nodes.get(node);
          if (after[shape.charAt(i)] == NONE) {
            after[shape.charAt(i)] = (short) nodes.size();
            nodes.add(new short[LETTERS]);
            forms.add(NONE);
          }
          node = after[shape.charAt(i)];
        }
        forms.set(node, FORMS.size());
      }
    }
    NEXT = new short[nodes.size() * LETTERS];
    FORM_AT = new byte[nodes.size()];
    for (int node = 0; node < nodes.size(); node++) {
      System.arraycopy(nodes.get(node), 0, NEXT, node * LETTERS, LETTERS);
      FORM_AT[node] = forms.get(node).byteValue();
    }
  }

  private Shapes() {}

  /** The number of tokens of the shortest beginning that is known, or 0. */
  static int known(Tokens tokens) {
    int node = step(0, tokens.reading());
    for (int i = 0; i < tokens.count() && node != NONE; i++) {
      node = step(node, tokens.kind(i));
      if (node != NONE && FORM_AT[node] != NONE) {
        return i + 1;
      }
    }
    return unionSelect(tokens);
  }

  /** Whether some known shape begins with the first tokens, or they hold a known shape. */
  static boolean canBecomeKnown(Tokens tokens, int length) {
    int node = step(0, tokens.reading());
    for (int i = 0; i < length && node != NONE; i++) {
      node = step(node, tokens.kind(i));
      if (FORM_AT[node] != NONE) {
        return true;
      }
    }
    return node != NONE;
  }

  /** The form of the beginning of a shape that is known. */
  static String form(Tokens tokens, int length) {
    int node = step(0, tokens.reading());
    for (int i = 0; i < length; i++) {
      node = node == NONE ? NONE : step(node, tokens.kind(i));
    }
    int form = FORM_AT[node];
    return form == NONE ? "union-select" : FORMS.get(form - 1);
  }

  private static int step(int node, char letter) {
    return letter < LETTERS ? NEXT[node * LETTERS + letter] : NONE;
  }

  /** The number of tokens up to what is selected after {@code union select}, or 0. */
  private static int unionSelect(Tokens tokens) {
    for (int i = 0; i + 2 < tokens.count(); i++) {
      if (tokens.kind(i) == 'U' && tokens.kind(i + 1) == 'E' && isSelected(tokens, i + 2)) {
        return i + 3;
      }
    }
    return 0;
  }

  private static boolean isSelected(Tokens tokens, int index) {
    char kind = tokens.kind(index);
    return kind == Tokens.NAME
        ? index + 1 < tokens.count() && tokens.kind(index + 1) == 'k'
        : "1vsfE".indexOf(kind) >= 0;
  }
}
