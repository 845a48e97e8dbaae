package dev.bailiff.core.condition;

/** A compiled expression that gives text to people; what cannot be said is written as {@code ?}. */
@FunctionalInterface
public interface TextExpression {
  /** Renders the text. */
  String render(Scope scope);
}
