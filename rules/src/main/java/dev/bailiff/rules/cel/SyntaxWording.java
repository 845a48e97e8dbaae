package dev.bailiff.rules.cel;

import dev.cel.common.CelIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words what the parser has to say. */
final class SyntaxWording {
  /** One slip makes a parser complain of everything after it. */
  private static final int MOST_FAULTS = 3;

  private SyntaxWording() {}

  static List<Fault> faults(List<CelIssue> issues, Places places) {
    List<Fault> faults = new ArrayList<>();
    int lastLine = 0;
    for (CelIssue issue : issues) {
      int line = issue.getSourceLocation().getLine();
      int index = places.index(Math.max(1, line), issue.getSourceLocation().getColumn());
      if (faults.size() < MOST_FAULTS && line != lastLine) {
        faults.add(fault(issue.getMessage(), index, places));
        lastLine = line;
      }
    }
    return faults;
  }

  private static Fault fault(String message, int index, Places places) {
    if (message.startsWith("token recognition error")) {
      return unknownToken(index, places);
    }
    if (message.startsWith("missing ')'")) {
      return places.fault(index, 1, "a `)` is missing");
    }
    if (message.startsWith("missing ']'")) {
      return places.fault(index, 1, "a `]` is missing");
    }
    if (message.startsWith("reserved identifier")) {
      int length = places.tokenLength(index);
      String word =
          places.text().substring(index, Math.min(places.text().length(), index + length));
      return places.fault(index, length, "`" + word + "` is a reserved word");
    }
    if (message.startsWith("invalid argument to has() macro")) {
      return places.fault(index, 1, "`has` takes a field, such as `has(client.agent)`");
    }
    if (message.contains("recursion") || message.contains("nest")) {
      return places.fault(0, 1, "the expression is nested too deeply");
    }
    if (index >= places.text().length() || message.contains("'<EOF>' expecting {")) {
      return places.fault(index, 1, "the expression ends too early");
    }
    if (message.contains("input")) {
      int length = places.tokenLength(index);
      String token =
          places.text().substring(index, Math.min(places.text().length(), index + length));
      return places.fault(index, length, "`" + token + "` is not expected here");
    }
    return places.fault(index, places.tokenLength(index), message);
  }

  private static Fault unknownToken(int index, Places places) {
    char first = places.text().charAt(Math.min(index, places.text().length() - 1));
    return switch (first) {
      case '"', '\'' ->
          places.fault(index, places.text().length() - index, "the text is not closed");
      case '=' ->
          places.fault(index, 1, "`=` means nothing; to compare write `==`", Optional.of("=="));
      case '&' -> places.fault(index, 1, "`&` means nothing here", Optional.of("&&"));
      case '|' -> places.fault(index, 1, "`|` means nothing here", Optional.of("||"));
      default -> places.fault(index, 1, "`" + first + "` means nothing here");
    };
  }
}
