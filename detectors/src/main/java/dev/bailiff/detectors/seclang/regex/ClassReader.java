package dev.bailiff.detectors.seclang.regex;

import java.util.BitSet;

/** Reads a class of characters behind its opening bracket. */
final class ClassReader {
  private final String text;
  private final int start;
  private int at;

  ClassReader(String text, int start) {
    this.text = text;
    this.start = start;
    this.at = start;
  }

  int end() {
    return at;
  }

  BitSet read(boolean ignoreCase) throws PatternFault {
    boolean isNegated = at < text.length() && text.charAt(at) == '^';
    at += isNegated ? 1 : 0;
    BitSet set = new BitSet(Bytes.ALL);
    boolean first = true;
    while (true) {
      if (at >= text.length()) {
        throw new PatternFault("a class that is never closed", start - 1);
      }
      if (text.charAt(at) == ']' && !first) {
        at++;
        break;
      }
      first = false;
      member(set);
    }
    BitSet folded = ignoreCase ? Bytes.folded(set) : set;
    return isNegated ? Bytes.not(folded) : folded;
  }

  private void member(BitSet set) throws PatternFault {
    if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
      named(set);
      return;
    }
    int from = at;
    Escape low = single();
    boolean isRange =
        at + 1 < text.length()
            && text.charAt(at) == '-'
            && text.charAt(at + 1) != ']'
            && !low.isClass();
    if (!isRange) {
      set.or(low.set());
      return;
    }
    int dash = at++;
    Escape high = single();
    if (high.isClass()) { // the dash is one of the members
      set.or(low.set());
      set.set(text.charAt(dash));
      set.or(high.set());
      return;
    }
    int first = low.set().nextSetBit(0);
    int last = high.set().nextSetBit(0);
    if (last < first) {
      throw new PatternFault("a range in the wrong order", from);
    }
    set.set(first, last + 1);
  }

  private Escape single() throws PatternFault {
    char c = text.charAt(at);
    if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == 'b') {
      at += 2;
      return new Escape(Bytes.of('\b'), false, at);
    }
    if (c == '\\') {
      Escape escape = Escape.read(text, at);
      at = escape.end();
      return escape;
    }
    if (c >= Bytes.ALL) {
      throw new PatternFault("a character that is no byte", at);
    }
    at++;
    return new Escape(Bytes.of(c), false, at);
  }

  private void named(BitSet set) throws PatternFault {
    int close = text.indexOf(":]", at);
    String name = text.substring(at + 2, close);
    boolean isNegated = name.startsWith("^");
    BitSet members = Bytes.named(isNegated ? name.substring(1) : name);
    if (members.isEmpty()) {
      throw new PatternFault("a class with an unknown name", at);
    }
    set.or(isNegated ? Bytes.not(members) : members);
    at = close + 2;
  }
}
