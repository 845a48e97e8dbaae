package dev.bailiff.detectors.seclang.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;

/**
 * A regular expression over bytes, written as PCRE has it and matched in linear time. Texts hold
 * one byte in each character.
 */
public final class LinearPattern {
  private final Pattern pattern;
  private final List<Set<String>> required;

  private LinearPattern(Pattern pattern, List<Set<String>> required) {
    this.pattern = pattern;
    this.required = required;
  }

  /** Compiles an expression, or says why it cannot be run. */
  public static LinearPattern of(String expression) throws PatternFault {
    Node node = PatternReader.read(expression);
    StringBuilder written = new StringBuilder();
    node.write(written);
    try {
      return new LinearPattern(Pattern.compile(written.toString()), Literals.of(node));
    } catch (PatternSyntaxException refused) {
      throw new PatternFault("the expression is too large: " + refused.getDescription(), 0);
    }
  }

  /** Sets of lower-case literals; every text with a match holds one of each. */
  public List<Set<String>> required() {
    return required;
  }

  /** A matcher of this text. */
  public Matcher matcher(String text) {
    return pattern.matcher(text);
  }

  /** How the linear-time library has it. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
