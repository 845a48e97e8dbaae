package dev.bailiff.detectors.seclang.operator;

import java.util.List;
import java.util.Set;

/** A question about a text of one byte in each character. Pure, immutable, linear in time. */
@FunctionalInterface
public interface Operator {
  /** Whether the text is as asked; notes where. */
  boolean matches(String text, Names names, Match match);

  /** Sets of phrases in lower case; a text that is as asked holds one of each. */
  default List<Set<String>> required() {
    return List.of();
  }
}
