package dev.bailiff.core.feature;

/** A {@link Stripe} as it was at one moment. */
final class StripeImage {
  private final StripeHead head;
  private final long[] slots;

  /** Keeps the slots, which nobody changes from now on. */
  StripeImage(StripeHead head, long[] slots) {
    this.head = head;
    this.slots = slots;
  }

  StripeHead head() {
    return head;
  }

  /** Each slot is a key, or 0, and the words of its state. */
  long[] slots() {
    return slots;
  }
}
