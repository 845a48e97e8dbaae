package dev.bailiff.core.feature;

/** Bytes that are not the state of a key, or are the state of another kind of feature. */
public final class CellFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  CellFormatException(String message) {
    super(message);
  }
}
