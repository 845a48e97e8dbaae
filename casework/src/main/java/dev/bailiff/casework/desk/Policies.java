package dev.bailiff.casework.desk;

import dev.bailiff.core.policy.Policy;
import java.util.Optional;

/** The versions of the policy whose words can be cited. */
public interface Policies {
  /** The policy in force. */
  Policy current();

  /** The policy in this version, if it is still known. */
  Optional<Policy> version(String version);

  /** The policy in this version, or the one in force where it is no longer known. */
  default Policy versionOrCurrent(String version) {
    return version(version).orElseGet(this::current);
  }
}
