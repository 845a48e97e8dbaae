package dev.bailiff.app.exempt;

/** A time as people type it: a whole day may stand for its first moment. */
final class Day {
  private Day() {}

  static String time(String typed) {
    return typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? typed + "T00:00:00Z" : typed;
  }
}
