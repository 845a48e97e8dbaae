package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A program of the provider's own that calls a service in ways that need not be published.
 *
 * @param name what it is called
 * @param agents how its agent string begins
 * @param apps the identifiers under which it signs in
 */
public record OwnClient(String name, List<String> agents, Set<String> apps) {
  public OwnClient {
    requireNonNull(name, "name");
    agents = List.copyOf(agents);
    apps = Set.copyOf(apps);
  }

  /** Whether the caller says that it is this program; empty texts say nothing. */
  public boolean isClaimedBy(String agent, String app) {
    return apps.isEmpty() ? agents.stream().anyMatch(agent::startsWith) : apps.contains(app);
  }
}
