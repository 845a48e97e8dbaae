package dev.bailiff.casework.incoming;

/** How long the parts of reports and notices may be; each is within what an event may hold. */
final class Sizes {
  /** A name, an id, a reason. */
  static final int NAME = 1_024;

  /** An address, mail or web: longer ones do not work in browsers either. */
  static final int ADDRESS = 2_048;

  /** Some ten pages. */
  static final int EXPLANATION = 50_000;

  /** Addresses in one form: a longer list is sent as several. */
  static final int LOCATIONS = 500;

  /** A language tag of BCP 47. */
  static final int LANGUAGE = 35;

  private Sizes() {}
}
