package dev.bailiff.app.command;

/** Numbers of things in words. */
final class Counted {
  private Counted() {}

  /** Such as {@code 1 rule} or {@code 2 rules}. */
  static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
