package dev.bailiff.detectors.seclang.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads a regular expression as PCRE does that is set to bytes, with the dot for every byte and
 * anchors at lines, which is how ModSecurity sets it. What PCRE can only do by going back and forth
 * (look-around, back-references, atomic groups, possessive quantifiers) is a fault.
 */
final class PatternReader {
  /** Far deeper than rules nest groups, and no deeper than a stack bears. */
  static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;
  private boolean ignoreCase;
  private boolean dotAll = true;
  private boolean lines = true;
  private boolean spaced;

  private PatternReader(String text) {
    this.text = text;
  }

  static Node read(String text) throws PatternFault {
    PatternReader reader = new PatternReader(text);
    Node node = reader.alternatives();
    if (reader.at < text.length()) {
      throw reader.fault("`)` without `(`");
    }
    return node;
  }

  private Node alternatives() throws PatternFault {
    if (++depth > MAX_DEPTH) {
      throw fault("groups within each other deeper than " + MAX_DEPTH);
    }
    List<Node> parts = new ArrayList<>();
    parts.add(sequence());
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      parts.add(sequence());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Node.Either(parts);
  }

  private Node sequence() throws PatternFault {
    List<Node> parts = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      char c = text.charAt(at);
      if (spaced && (c == '#' || Character.isWhitespace(c))) {
        skipSpace(c);
      } else if (text.startsWith("\\Q", at)) {
        quoted(parts);
        if (!parts.isEmpty()) {
          parts.add(repeated(parts.removeLast()));
        }
      } else {
        Node atom = atom();
        parts.add(repeated(atom));
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
  }

  private void skipSpace(char c) {
    if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else {
      at++;
    }
  }

  private void quoted(List<Node> parts) {
    int end = text.indexOf("\\E", at);
    int stop = end < 0 ? text.length() : end;
    for (int i = at + 2; i < stop; i++) {
      parts.add(one(Bytes.of(text.charAt(i) & 0xff)));
    }
    at = end < 0 ? stop : end + 2;
  }

  private Node atom() throws PatternFault {
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> members();
      case '\\' -> escape();
      case '*', '+', '?' -> throw fault("`" + c + "` with nothing to repeat");
      default -> {
        at++;
        yield plain(c);
      }
    };
  }

  private Node members() throws PatternFault {
    ClassReader members = new ClassReader(text, ++at);
    BitSet set = members.read(ignoreCase);
    at = members.end();
    return new Node.One(set);
  }

  private Node plain(char c) throws PatternFault {
    return switch (c) {
      case '.' -> new Node.One(dotAll ? Bytes.range(0, 255) : Bytes.not(Bytes.of('\n')));
      case '^' -> new Node.Place(lines ? "(?m:^)" : "\\A");
      case '$' -> lines ? new Node.Place("(?m:$)") : endOfText();
      default -> one(literal(c));
    };
  }

  /** The end, or before a line break there. */
  private Node endOfText() throws PatternFault {
    throw new PatternFault("`$` that also fits before a last line break", at - 1);
  }

  private BitSet literal(char c) throws PatternFault {
    if (c >= Bytes.ALL) {
      throw new PatternFault("a character that is no byte", at - 1);
    }
    return Bytes.of(c);
  }

  private Node one(BitSet set) {
    return new Node.One(ignoreCase ? Bytes.folded(set) : set);
  }

  private Node group() throws PatternFault {
    int start = at++;
    if (at < text.length() && text.charAt(at) == '*') {
      throw new PatternFault("a verb that steers backtracking", start);
    }
    if (at == text.length() || text.charAt(at) != '?') {
      return new Node.Capture(inside(start));
    }
    at++;
    String rest = text.substring(at, Math.min(at + 2, text.length()));
    if (rest.startsWith("=") || rest.startsWith("!")) {
      throw new PatternFault("look-ahead", start);
    } else if (rest.equals("<=") || rest.equals("<!")) {
      throw new PatternFault("look-behind", start);
    } else if (rest.startsWith(">")) {
      throw new PatternFault("an atomic group", start);
    } else if (rest.startsWith("#")) {
      int end = text.indexOf(')', at);
      at = end < 0 ? text.length() : end + 1;
      return new Node.Sequence(List.of());
    } else if (rest.startsWith("P<") || rest.startsWith("<") || rest.startsWith("'")) {
      char close = rest.startsWith("'") ? '\'' : '>';
      int end = text.indexOf(close, at + 1);
      at = end < 0 ? text.length() : end + 1;
      return new Node.Capture(inside(start));
    }
    return flagged(start);
  }

  /** A group that sets flags for itself, or for what follows it. */
  private Node flagged(int start) throws PatternFault {
    boolean[] before = {ignoreCase, dotAll, lines, spaced};
    boolean on = true;
    while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != ')') {
      switch (text.charAt(at)) {
        case '-' -> on = false;
        case 'i' -> ignoreCase = on;
        case 's' -> dotAll = on;
        case 'm' -> lines = on;
        case 'x' -> spaced = on;
        default -> throw new PatternFault("a kind of group that is not known", start);
      }
      at++;
    }
    if (at == text.length()) {
      throw new PatternFault("a group that is never closed", start);
    }
    if (text.charAt(at++) == ')') {
      return new Node.Sequence(List.of());
    }
    Node node = alternatives();
    close(start);
    restore(before);
    return node;
  }

  private Node inside(int start) throws PatternFault {
    boolean[] before = {ignoreCase, dotAll, lines, spaced};
    Node node = alternatives();
    close(start);
    restore(before);
    return node;
  }

  private void restore(boolean[] flags) {
    ignoreCase = flags[0];
    dotAll = flags[1];
    lines = flags[2];
    spaced = flags[3];
  }

  private void close(int start) throws PatternFault {
    if (at == text.length()) {
      throw new PatternFault("a group that is never closed", start);
    }
    at++;
  }

  private Node escape() throws PatternFault {
    int start = at;
    if (at + 1 == text.length()) {
      throw fault("a backslash at the end");
    }
    char c = text.charAt(at + 1);
    String place =
        switch (c) {
          case 'b' -> "\\b";
          case 'B' -> "\\B";
          case 'A' -> "\\A";
          case 'z' -> "\\z";
          default -> "";
        };
    if (!place.isEmpty()) {
      at += 2;
      return new Node.Place(place);
    }
    if ((c >= '1' && c <= '9' && !isOctal(start + 1)) || c == 'g' || c == 'k') {
      throw new PatternFault("a back-reference", start);
    }
    Escape escape = Escape.read(text, at);
    at = escape.end();
    return escape.isClass() ? new Node.One(escape.set()) : one(escape.set());
  }

  private boolean isOctal(int from) {
    int end = from + 3;
    return end <= text.length()
        && text.substring(from, end).chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private Node repeated(Node atom) throws PatternFault {
    Node node = atom;
    while (at < text.length()) {
      int[] count = Counts.read(text, at);
      if (count.length == 0) {
        break;
      }
      int start = at;
      at = count[2];
      boolean lazy = at < text.length() && text.charAt(at) == '?';
      if (at < text.length() && text.charAt(at) == '+') {
        throw new PatternFault("a possessive quantifier", start);
      }
      if (count[0] > Counts.MOST || count[1] > Counts.MOST) {
        throw new PatternFault("more than " + Counts.MOST + " repetitions", start);
      }
      if (count[1] >= 0 && count[1] < count[0]) {
        throw new PatternFault("bounds in the wrong order", start);
      }
      at += lazy ? 1 : 0;
      node = new Node.Repeat(node, count[0], count[1], lazy);
    }
    return node;
  }

  private PatternFault fault(String message) {
    return new PatternFault(message, Math.min(at, Math.max(0, text.length() - 1)));
  }
}
