package dev.bailiff.core.feature;

/** Is shown the state of each key of a table. */
@FunctionalInterface
public interface StateVisitor {
  void visit(long key, byte[] state);
}
