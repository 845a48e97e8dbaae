package dev.bailiff.core.feature;

/** Takes blocks of bytes one after the other. */
@FunctionalInterface
public interface BlockSink<E extends Exception> {
  void take(byte[] block) throws E;
}
