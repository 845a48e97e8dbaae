package dev.bailiff.app.signin;

import dev.bailiff.casework.access.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where people sign in, by OpenID Connect.
 *
 * @param issuer the provider
 * @param clientId what the provider calls us
 * @param clientSecret how it knows us; empty if it does not
 * @param nameClaim what it says a person is called, in cases and in the audit log
 * @param rolesClaim what it says a person is, such as their groups
 * @param roles which values of that claim give which role
 */
public record SignInSpec(
    URI issuer,
    String clientId,
    String clientSecret,
    String nameClaim,
    String rolesClaim,
    Map<Role, Set<String>> roles) {
  public SignInSpec {
    roles = Map.copyOf(roles);
  }

  /** The roles of who has these values. */
  Set<Role> rolesOf(List<String> values) {
    return roles.entrySet().stream()
        .filter(entry -> values.stream().anyMatch(entry.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return "sign-in with " + issuer;
  }
}
