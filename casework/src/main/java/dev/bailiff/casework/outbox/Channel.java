package dev.bailiff.casework.outbox;

import java.util.List;

/** A way out of the house, named by its destination. */
public interface Channel extends AutoCloseable {
  /** The name that messages ask for it by. */
  String destination();

  /** How many messages it takes at a time. */
  int batch();

  /**
   * Attempts to deliver these, none of which are about the same, within a time of its own. A
   * message may come again though it arrived.
   *
   * @return what came of each, in order
   */
  List<Delivery> deliver(List<Posted> messages) throws InterruptedException;

  @Override
  void close();
}
