package dev.bailiff.rules.source;

import java.util.Comparator;

/** The order in which people expect files: numbers within names count as numbers. */
public final class FileNames {
  /** Sorts {@code 4.2.2-x} before {@code 4.2.10-y}. */
  public static final Comparator<String> ORDER =
      ((Comparator<String>) FileNames::compareNumbersAsNumbers)
          .thenComparing(Comparator.naturalOrder());

  private FileNames() {}

  private static int compareNumbersAsNumbers(String left, String right) {
    int l = 0;
    int r = 0;
    while (l < left.length() && r < right.length()) {
      int leftEnd = endOfDigits(left, l);
      int rightEnd = endOfDigits(right, r);
      int order;
      if (leftEnd > l && rightEnd > r) {
        order = compareDigits(left.substring(l, leftEnd), right.substring(r, rightEnd));
        l = leftEnd;
        r = rightEnd;
      } else {
        order = Character.compare(left.charAt(l++), right.charAt(r++));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length() - l, right.length() - r);
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static int compareDigits(String left, String right) {
    String l = left.replaceFirst("^0+", "");
    String r = right.replaceFirst("^0+", "");
    return l.length() != r.length() ? Integer.compare(l.length(), r.length()) : l.compareTo(r);
  }
}
