package dev.bailiff.detectors.seclang.regex;

import java.util.BitSet;

/** Sets of bytes. */
final class Bytes {
  static final int ALL = 256;

  private Bytes() {}

  static BitSet of(int... singles) {
    BitSet set = new BitSet(ALL);
    for (int single : singles) {
      set.set(single);
    }
    return set;
  }

  static BitSet range(int first, int last) {
    BitSet set = new BitSet(ALL);
    set.set(first, last + 1);
    return set;
  }

  static BitSet digits() {
    return range('0', '9');
  }

  static BitSet words() {
    BitSet set = range('a', 'z');
    set.or(range('A', 'Z'));
    set.or(digits());
    set.set('_');
    return set;
  }

  static BitSet spaces() {
    BitSet set = range('\t', '\r'); // with the vertical tab, as PCRE has it
    set.set(' ');
    return set;
  }

  static BitSet not(BitSet set) {
    BitSet other = (BitSet) set.clone();
    other.flip(0, ALL);
    return other;
  }

  /** With the other case of each letter of ASCII. */
  static BitSet folded(BitSet set) {
    BitSet all = (BitSet) set.clone();
    for (int c = 'a'; c <= 'z'; c++) {
      if (set.get(c) || set.get(c - 32)) {
        all.set(c);
        all.set(c - 32);
      }
    }
    return all;
  }

  /** The set that a name between colons in a class stands for, or an empty one. */
  static BitSet named(String name) {
    BitSet set = new BitSet(ALL);
    for (int c = 0; c < 128; c++) {
      boolean isLetter = (c | 32) >= 'a' && (c | 32) <= 'z';
      boolean isDigit = c >= '0' && c <= '9';
      boolean in =
          switch (name) {
            case "alpha" -> isLetter;
            case "digit" -> isDigit;
            case "alnum" -> isLetter || isDigit;
            case "upper" -> isLetter && c < 'a';
            case "lower" -> isLetter && c >= 'a';
            case "space" -> c == ' ' || (c >= '\t' && c <= '\r');
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > ' ' && c < 127 && !isLetter && !isDigit;
            case "print" -> c >= ' ' && c < 127;
            case "graph" -> c > ' ' && c < 127;
            case "cntrl" -> c < ' ' || c == 127;
            case "xdigit" -> isDigit || ((c | 32) >= 'a' && (c | 32) <= 'f');
            case "word" -> isLetter || isDigit || c == '_';
            case "ascii" -> true;
            default -> false;
          };
      set.set(c, in);
    }
    return set;
  }

  /** A class of the linear-time library that holds just these. */
  static String written(BitSet set) {
    if (set.isEmpty()) {
      return "[^\\x00-\\x{10FFFF}]";
    }
    if (set.cardinality() == 1) {
      return one(set.nextSetBit(0));
    }
    StringBuilder text = new StringBuilder("[");
    for (int from = set.nextSetBit(0); from >= 0; ) {
      int to = set.nextClearBit(from) - 1;
      text.append(one(from));
      if (to > from) {
        text.append('-').append(one(to));
      }
      from = set.nextSetBit(to + 1);
    }
    return text.append(']').toString();
  }

  private static String one(int c) {
    boolean isPlain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    return isPlain ? String.valueOf((char) c) : String.format("\\x%02x", c);
  }
}
