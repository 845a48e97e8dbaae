package dev.bailiff.app.desk;

import dev.bailiff.casework.desk.Policies;
import dev.bailiff.core.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last versions of the policy that this process has decided by. */
public final class PolicyShelf implements Policies {
  /** What is decided is carried out within seconds; nobody publishes this often. */
  private static final int MOST = 8;

  private final Map<String, Policy> byVersion = new LinkedHashMap<>();
  private Policy current;

  /** A shelf with this policy. */
  public PolicyShelf(Policy policy) {
    this.current = policy;
    byVersion.put(policy.version(), policy);
  }

  /** Puts the policy on the shelf that is decided by from now on. */
  public synchronized void put(Policy policy) {
    byVersion.remove(policy.version());
    if (byVersion.size() == MOST) {
      byVersion.remove(byVersion.keySet().iterator().next());
    }
    byVersion.put(policy.version(), policy);
    current = policy;
  }

  @Override
  public synchronized Policy current() {
    return current;
  }

  @Override
  public synchronized Optional<Policy> version(String version) {
    return Optional.ofNullable(byVersion.get(version));
  }
}
