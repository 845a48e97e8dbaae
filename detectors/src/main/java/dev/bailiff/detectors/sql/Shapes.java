package dev.bailiff.detectors.sql;

import dev.bailiff.detectors.matching.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beginnings of token shapes by which attack strings are known, and the form of each. */
final class Shapes {
  /** Shorter beginnings are shared with ordinary texts. */
  private static final int MIN_LENGTH = 2;

  private static final Map<String, String> FORMS = read();

  private Shapes() {}

  /** The number of tokens of the shortest beginning that is known, or 0. */
  static int known(Tokens tokens, char reading) {
    for (int length = MIN_LENGTH; length <= tokens.count(); length++) {
      if (FORMS.containsKey(tokens.shape(reading, length))) {
        return length;
      }
    }
    return unionSelect(tokens);
  }

  /** The form of the beginning of a shape that is known. */
  static String form(Tokens tokens, char reading, int length) {
    @Nullable String form = FORMS.get(tokens.shape(reading, length));
    return form == null ? "union-select" : form;
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

  private static Map<String, String> read() {
    Map<String, String> forms = new HashMap<>();
    for (List<String> row : Listing.rows(Shapes.class, "shapes.txt")) {
      for (String shape : row.get(1).split(" ", -1)) {
        forms.put(shape, row.getFirst());
      }
    }
    return Map.copyOf(forms);
  }
}
