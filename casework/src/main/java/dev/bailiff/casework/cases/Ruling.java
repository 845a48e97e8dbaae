package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

/** What a person ruled on a case. */
public sealed interface Ruling {
  /** As long as the facts that a statement of reasons may hold where it is published. */
  int MAX_GROUNDS = 5_000;

  /** Why, in the reviewer's words. */
  String grounds();

  /** The clause was broken. */
  record Broken(String clause, String grounds) implements Ruling {
    public Broken {
      requireNonNull(clause, "clause");
      checkGrounds(grounds);
    }
  }

  /** Nothing was broken. */
  record NotBroken(String grounds) implements Ruling {
    public NotBroken {
      checkGrounds(grounds);
    }
  }

  private static void checkGrounds(String grounds) {
    if (grounds.isBlank() || grounds.length() > MAX_GROUNDS) {
      throw new IllegalArgumentException(
          "grounds have 1 to " + MAX_GROUNDS + " characters, not " + grounds.length());
    }
  }
}
