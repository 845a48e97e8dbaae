package dev.bailiff.casework.store;

import java.io.Serial;

/**
 * The database did not do what it was asked to. If it was asked to write, it may have done so or
 * not; it did so wholly or not at all.
 */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
