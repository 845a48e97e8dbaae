package dev.bailiff.casework.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody is to the service; what each may do is said where the routes are. */
public enum Role {
  /** Looks at decisions, enforcements and cases. */
  VIEWER,
  /** Rules on cases and hears appeals. */
  REVIEWER,
  /** Writes rules and tries them on what was recorded. */
  POLICY_AUTHOR,
  /** Puts rules in force and takes them out of it. */
  POLICY_PUBLISHER,
  /** Does everything, and says who else may do what. */
  ADMIN,
  /** A program of the provider, which sends events and asks how entities stand. */
  SERVICE;

  /** The name used in the store and in outputs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role with this name, if there is one. */
  public static Optional<Role> labelled(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  /** The names of all, for messages. */
  public static String labels() {
    return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
  }
}
