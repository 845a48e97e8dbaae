package dev.bailiff.detectors.seclang.operator;

import dev.bailiff.detectors.seclang.phrases.PhraseSets;
import java.util.List;
import java.util.Set;

/** Comparisons of texts, which heed the case of letters. */
final class Strings {
  private Strings() {}

  static Operator of(String name, Macro argument) {
    boolean isFixed = argument.isConstant() && !name.equals("within");
    String fixed = argument.toString();
    List<Set<String>> required =
        isFixed && !fixed.isEmpty() ? List.of(Set.of(PhraseSets.folded(fixed))) : List.of();
    return new Comparison(name, argument, required);
  }

  private record Comparison(String name, Macro argument, List<Set<String>> required)
      implements Operator {
    @Override
    public boolean matches(String text, Names names, Match match) {
      String wanted = argument.text(names);
      int at =
          switch (name) {
            case "streq" -> text.equals(wanted) ? 0 : -1;
            case "beginswith" -> text.startsWith(wanted) ? 0 : -1;
            case "endswith" -> text.endsWith(wanted) ? text.length() - wanted.length() : -1;
            case "containsword" -> word(text, wanted);
            case "within" -> wanted.contains(text) ? 0 : -1;
            default -> text.indexOf(wanted);
          };
      if (at < 0) {
        return false;
      }
      int end = name.equals("within") ? text.length() : at + wanted.length();
      match.at(at, end, text);
      return true;
    }
  }

  private static int word(String text, String wanted) {
    int at = text.indexOf(wanted);
    while (at >= 0) {
      int end = at + wanted.length();
      boolean isWord =
          (at == 0 || !isInWord(text.charAt(at - 1)))
              && (end == text.length() || !isInWord(text.charAt(end)));
      if (isWord || wanted.isEmpty()) {
        return at;
      }
      at = text.indexOf(wanted, at + 1);
    }
    return -1;
  }

  private static boolean isInWord(char c) {
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
  }
}
