package dev.bailiff.casework.appeals;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** How an appeal ended. */
public sealed interface AppealOutcome {
  /** As long as the grounds of a ruling. */
  int MAX_GROUNDS = 5_000;

  /** Why, in words for the person who appealed. */
  String grounds();

  /** The decision stands. */
  record Upheld(String grounds) implements AppealOutcome {
    public Upheld {
      checkGrounds(grounds);
    }
  }

  /** A part of what was carried out is undone. */
  record PartiallyReversed(Set<String> undone, String grounds) implements AppealOutcome {
    public PartiallyReversed {
      undone = Set.copyOf(undone);
      checkGrounds(grounds);
    }
  }

  /** The decision was wrong: all that was carried out is undone. */
  record Reversed(String grounds) implements AppealOutcome {
    public Reversed {
      checkGrounds(grounds);
    }
  }

  private static void checkGrounds(String grounds) {
    requireNonNull(grounds, "grounds");
    if (grounds.isBlank() || grounds.length() > MAX_GROUNDS) {
      throw new IllegalArgumentException(
          "grounds have 1 to " + MAX_GROUNDS + " characters, not " + grounds.length());
    }
  }
}
