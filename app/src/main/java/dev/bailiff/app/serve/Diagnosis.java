package dev.bailiff.app.serve;

/**
 * What was found of one part of what the service needs.
 *
 * @param part which part
 * @param state how it is
 * @param words what was found, and what would help
 */
record Diagnosis(String part, State state, String words) {
  /** How something is. */
  enum State {
    WELL("ok"),
    DOUBTFUL("look"),
    WRONG("wrong");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word that people read. */
    String word() {
      return word;
    }
  }

  static Diagnosis well(String part, String words) {
    return new Diagnosis(part, State.WELL, words);
  }

  static Diagnosis doubtful(String part, String words) {
    return new Diagnosis(part, State.DOUBTFUL, words);
  }

  static Diagnosis wrong(String part, String words) {
    return new Diagnosis(part, State.WRONG, words);
  }
}
