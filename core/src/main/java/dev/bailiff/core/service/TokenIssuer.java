package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * Who signs the tokens that the provider's services take.
 *
 * @param name what the tokens call their issuer
 * @param audiences for whom tokens may be; any, if there is none
 * @param keys its published keys
 */
public record TokenIssuer(String name, Set<String> audiences, List<SigningKey> keys) {
  /** More keys are not tried on one token. */
  public static final int MOST_KEYS = 16;

  public TokenIssuer {
    requireNonNull(name, "name");
    audiences = Set.copyOf(audiences);
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("from 1 to " + MOST_KEYS + " keys: " + keys.size());
    }
  }
}
