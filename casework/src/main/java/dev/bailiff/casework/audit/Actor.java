package dev.bailiff.casework.audit;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Who did something.
 *
 * @param kind rule or person
 * @param name the full id of the rule, or the name that the person signs in with
 */
public record Actor(Kind kind, String name) {
  /** What can act. */
  public enum Kind {
    RULE,
    PERSON;

    /** The name used in the store and in outputs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this name. */
    public static Kind labelled(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  public Actor {
    requireNonNull(kind, "kind");
    if (name.isBlank()) {
      throw new IllegalArgumentException("an actor has a name");
    }
  }

  /** The rule with this full id. */
  public static Actor rule(String id) {
    return new Actor(Kind.RULE, id);
  }

  /** The person who signs in with this name. */
  public static Actor person(String name) {
    return new Actor(Kind.PERSON, name);
  }

  @Override
  public String toString() {
    return kind.label() + " " + name;
  }
}
