package dev.bailiff.casework.outbox;

/** Is told what becomes of messages, on the threads that deliver them, and must be quick. */
public interface CourierListener {
  /** A message has arrived. */
  default void delivered(Posted message) {}

  /** An attempt failed, and another will be made. */
  default void failed(Posted message, String fault) {}

  /** A message was given up. */
  default void died(Posted message, String fault) {}

  /** What became of messages could not be written down; they will be delivered again. */
  default void storeFailed(RuntimeException cause) {}

  /** Is told and does nothing. */
  CourierListener NONE = new CourierListener() {};
}
