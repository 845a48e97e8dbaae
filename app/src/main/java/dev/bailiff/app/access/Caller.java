package dev.bailiff.app.access;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.Actor;
import java.util.Set;

/**
 * Who asks.
 *
 * @param kind how they were recognised
 * @param name what they are called in cases and in the audit log
 * @param roles what they are to the service; empty for who was not asked
 */
public record Caller(Kind kind, String name, Set<Role> roles) {
  /** How somebody is recognised. */
  public enum Kind {
    /** Not at all: the route is open to anybody. */
    UNKNOWN,
    /** By a key; its holder is a program. */
    KEY,
    /** By having signed in. */
    PERSON
  }

  /** Who has not been asked. */
  public static final Caller ANYBODY = new Caller(Kind.UNKNOWN, "anybody", Set.of());

  public Caller {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    roles = Set.copyOf(roles);
  }

  /** A program with a key. */
  public static Caller key(String name, Set<Role> roles) {
    return new Caller(Kind.KEY, name, roles);
  }

  /** Somebody who signed in. */
  public static Caller person(String name, Set<Role> roles) {
    return new Caller(Kind.PERSON, name, roles);
  }

  /** Who did it, for the audit log; what holds a key is told from a person of the same name. */
  public Actor actor() {
    return Actor.person(kind == Kind.KEY ? "key:" + name : name);
  }

  /** Whether one of the roles has the permission. */
  public boolean may(Permission permission) {
    if (permission == Permission.NONE) {
      return true;
    }
    for (Role role : roles) {
      if (permission.roles().contains(role)) {
        return true;
      }
    }
    return false;
  }
}
